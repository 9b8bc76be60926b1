/**
 * What administrators of an account and those they invite read, in English. The other languages have the shape of this one.
 * @module
 */

const link = 'Invite further administrators';

const people = {
  link,
  title: 'Administrators of your account',
  lead: 'Administrators choose which subscription pays for the account {tenantId}, and invite each other.',
  listHeading: 'Administrators',
  since: 'since {since}',
  you: 'you',
  remove: 'Remove {email}',
  invitedHeading: 'Invited',
  until: 'until {until}',
  withdraw: 'Withdraw the invitation of {email}',
  inviteHeading: 'Invite somebody',
  inviteLead: 'We write to them. They prove that the address is theirs, then they are an administrator too.',
  email: 'E-mail address',
  emailHint: 'Of the person you invite.',
  language: 'Language of the letter: as this page.',
  invite: 'Send the invitation',
  notices: {
    invited: 'The invitation is on its way.',
    'mail-failed': 'The letter could not be sent. Please invite them again in a few minutes.',
    removed: 'The administrator has been removed.',
    withdrawn: 'The invitation has been withdrawn.',
    accepted: 'You are an administrator of this account now.',
  },
};

const invitation = {
  title: 'You are invited',
  lead: 'Become an administrator of the account {tenantId} for {product}. First prove that the invited address {email} is yours.',
  send: 'Send me a code',
  sent: 'We sent a code of {digits} digits to {email}. It is valid for {minutes} minutes from then.',
  again: 'Send another code',
  confirm: 'Become an administrator',
  mailFailed: 'The mail with the code could not be sent. Please try again in a few minutes.',
};

const refusals = {
  UNAUTHENTICATED: {
    title: 'Please sign in again',
    text: 'You are not signed in in this browser; a sign-in lasts one hour.',
    next: 'Open your subscriptions in AWS Marketplace and choose “Set up your account” again.',
  },
  LAST_ADMINISTRATOR: {
    title: 'The last administrator stays',
    text: 'An account needs at least one administrator.',
    next: 'Invite somebody else first; once they have accepted, go back and try again.',
  },
  INVITATION_EXPIRED: {
    title: 'This invitation is not open',
    text: 'It has expired, was withdrawn, or has been accepted already.',
    next: 'Ask an administrator of the account for another invitation.',
  },
  INVITATIONS_EXCEEDED: {
    title: 'Too many invitations today',
    text: 'You have invited as many people as one may within a day.',
    next: 'Go on tomorrow, or let another administrator invite.',
  },
};

const errors = { ALREADY_ADMINISTRATOR: 'This person is an administrator already.' };

const letter = {
  subject: 'Invitation to administer {product}',
  lines: [
    '{inviter} invites you to become an administrator of the account {tenantId} for {product}.',
    'Follow this link and prove that this address is yours: {link}',
    'The invitation is valid for {days} days. If you do not know {inviter}, ignore this mail: nothing happens without you.',
  ],
};

/** English: the pages themselves. */
export const peopleEn = { people, invitation };
/** English: what is said of them elsewhere. */
export const peopleSaidEn = { link, refusals, errors, letter };
/** The shapes of every language. */
export type PeopleWords = typeof peopleEn;
export type PeopleSaidWords = typeof peopleSaidEn;
