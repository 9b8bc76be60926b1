/**
 * What a buyer reads while they register, in English. The other languages have the shape of this one.
 * @module
 */
import { moveSaidEn } from './registration.move.en.ts';
import { peopleSaidEn } from './registration.people.en.ts';

const pages = {
  skip: 'Skip to content',
  language: 'Language',
  brand: 'Registration through AWS Marketplace',
  noPayment: 'We never ask for payment details: AWS bills your AWS account.',
  support: {
    heading: 'Need help?',
    text: 'Our support team is there for {product}.',
    page: 'Support page',
  },
  problems: 'Please correct this first:',
  optional: 'optional',
  checkAgain: 'Check again',
  back: 'Back',
  console: 'Open your subscriptions in AWS Marketplace',
};

const bought = {
  heading: 'Your subscription',
  product: 'Product',
  account: 'AWS account',
  offer: 'Offer',
  freeTrial: 'Free trial',
  access: 'Access',
  pending:
    'AWS has not confirmed the subscription yet. Access begins when it does, usually within a few minutes. You can register now.',
  confirmed: 'AWS has confirmed the subscription. Access begins as soon as you have finished here.',
};

const details = {
  title: 'Set up your account',
  lead: 'Tell us your e-mail address. We send you a code to prove that it is yours.',
  email: 'E-mail address',
  emailHint: 'Any address that you can read, a private one too.',
  name: 'Your name',
  company: 'Company',
  submit: 'Send me a code',
  signInQuestion: 'Already a customer?',
  signInLink: 'Sign in',
  alreadyLinked: 'This subscription has been set up already. Sign in to see its account.',
  signInTitle: 'Sign in',
  signInLead: 'Use the e-mail address of your account. Your new subscription is kept meanwhile.',
  registerQuestion: 'New here?',
  registerLink: 'Set up a new account',
  continueHeading: 'You are signed in',
  continueText: 'You proved the address {email} in this browser.',
  continueSubmit: 'Go on as {email}',
};

const code = {
  title: 'Check your mail',
  lead: 'We sent a code of {digits} digits to {email}. It is valid for {minutes} minutes from then.',
  label: 'Code',
  hint: '{digits} digits',
  submit: 'Confirm',
  resendHeading: 'No mail?',
  resendText: 'Look into your spam folder, or let us send another code. Only the latest code is valid.',
  resend: 'Send another code',
  otherAddress: 'Use another address',
  failedTitle: 'We could not send the mail',
  failedText:
    'The mail to {email} could not be sent. Your registration is kept: we try again every few minutes, and our team has been told.',
};

const choice = {
  title: 'Which account?',
  lead: 'Choose the account that this subscription pays for.',
  newTenant: 'A new account',
  newHint: 'Nothing is set up for you yet, or this is for something else.',
  existing: 'Account {tenantId}',
  submit: 'Continue',
  confirmTitle: 'Please confirm',
  confirmNew: 'We create a new account for {email}. The subscription of AWS account {account} pays for it.',
  confirmExisting: 'Account {tenantId} is linked to the subscription of AWS account {account}.',
  payerChanges: 'This changes who pays: AWS account {from} until {hour}, AWS account {to} from then on.',
  payerChangesLater:
    'This changes who pays: AWS account {from} for now; AWS account {to} from the next full hour after AWS has confirmed the subscription.',
  moved: 'Something changed in the meantime. Please look at it once more.',
  submitNew: 'Create the account',
  submitExisting: 'Link the account',
  other: 'Choose another account',
};

const done = {
  created: 'Your account has been created',
  linked: 'Your account has been linked',
  alreadyLinked: 'This subscription is set up already: nothing is left to do',
  tenant: 'Account ID',
  state: 'State',
  nextHeading: 'What comes next',
  nextAccess: 'We prepare your account and write to you.',
  nextWaiting: 'Access begins when AWS confirms the subscription, usually within a few minutes.',
  nextKeep: 'Keep the account ID: support asks for it.',
  nextManage:
    'You manage and cancel the subscription in AWS Marketplace. Usage and costs appear on your AWS bill.',
  states: {
    PROVISIONING: 'Waiting for AWS',
    ACTIVE: 'Active',
    GRACE: 'Active, but nobody pays for it any more',
    SUSPENDED: 'Suspended',
    RETIRED: 'Closed',
  },
};

const start = {
  title: 'Begin in AWS Marketplace',
  lead: 'You reach your registration from AWS Marketplace: open your subscriptions, choose the product, then choose “Set up your account”.',
};

const errors = {
  email: 'Enter an e-mail address such as name@example.com.',
  'too-long': 'Use at most {max} characters, on one line.',
  code: 'Enter the {digits} digits of the code.',
  tenant: 'Choose an account.',
  CODE_WRONG: 'That is not the code. Tries left: {tries}.',
  CODE_EXPIRED: 'This code is not valid any more. Let us send another one.',
  CODE_TRIES_EXCEEDED: 'Too many wrong codes. Let us send another one.',
  other: 'Check this field.',
};

const again = 'Open your subscriptions in AWS Marketplace and choose “Set up your account” again.';
const resubscribe = 'Subscribe again in AWS Marketplace, then choose “Set up your account”.';
const contact = 'Our support team helps you: the address is below.';

const refusals = {
  TOKEN_MISSING: {
    title: 'Something is missing',
    text: 'AWS Marketplace sends a token along, and none arrived.',
    next: again,
  },
  TOKEN_INVALID: {
    title: 'This link is not valid',
    text: 'AWS Marketplace does not know the token that came along.',
    next: again,
  },
  TOKEN_EXPIRED: {
    title: 'This link has expired',
    text: 'The token from AWS Marketplace is valid for a short time only. Your subscription is not affected.',
    next: again,
  },
  PRODUCT_MISMATCH: {
    title: 'Another product',
    text: 'This subscription is for a product that is not registered here.',
    next: 'Choose the right product among your subscriptions, then “Set up your account”.',
  },
  THROTTLED: {
    title: 'Too many at once',
    text: 'AWS Marketplace answers too many requests just now. Nothing is lost.',
    next: 'Wait a minute, then choose “Set up your account” again.',
  },
  UPSTREAM_UNAVAILABLE: {
    title: 'AWS Marketplace does not answer',
    text: 'We could not ask AWS Marketplace about your subscription. Nothing is lost.',
    next: 'Wait a few minutes, then choose “Set up your account” again. If it goes on, write to our support team.',
  },
  SUBSCRIPTION_ENDING: {
    title: 'This subscription was canceled',
    text: 'Its last hour ends at {until}. It cannot be set up any more.',
    next: resubscribe,
  },
  SUBSCRIPTION_ENDED: {
    title: 'This subscription has ended',
    text: 'It ended at {since} and cannot be set up any more.',
    next: resubscribe,
  },
  SUBSCRIPTION_FAILED: {
    title: 'The subscription did not succeed',
    text: 'AWS Marketplace reports that the subscription could not be completed.',
    next: resubscribe,
  },
  SUBSCRIPTION_LINKED_ELSEWHERE: {
    title: 'Linked to another account',
    text: 'This subscription already pays for an account that you do not administer. Nothing was changed.',
    next: 'Our team has been told and looks at it. If someone else in your company set it up, ask them to invite you.',
  },
  REGISTRATION_EXPIRED: {
    title: 'This registration is not open here',
    text: 'It has expired, or it was begun in another browser.',
    next: again,
  },
  CODES_EXCEEDED: {
    title: 'Too many codes',
    text: 'We have sent {codes} codes for this registration, and send no more.',
    next: again,
  },
  CSRF: {
    title: 'Please send that again',
    text: 'The form did not come from our page, so we did nothing.',
    next: 'Go back, reload the page and send the form again. Cookies must be allowed.',
  },
  NOT_ADMINISTRATOR: {
    title: 'Not your account',
    text: 'You do not administer the account that you chose.',
    next: 'Go back and choose another account.',
  },
  TENANT_RETIRED: {
    title: 'This account is closed',
    text: 'A closed account cannot be linked any more.',
    next: 'Go back and choose another account.',
  },
  TENANT_OF_ANOTHER_PRODUCT: {
    title: 'An account of another product',
    text: 'This account does not belong to the product that you subscribed to.',
    next: 'Go back and choose another account.',
  },
  HISTORY_FULL: {
    title: 'This account has too long a history',
    text: 'No further subscription can be linked to it.',
    next: contact,
  },
  COMMIT_CONFLICT: {
    title: 'Two things at once',
    text: 'Someone changed the same at the same moment, so we did nothing.',
    next: 'Go back and try again.',
  },
  BODY_TOO_LARGE: { title: 'Too large', text: 'The form is larger than we read.', next: again },
  BODY_INVALID: { title: 'Not readable', text: 'We could not read the form.', next: again },
  NOT_FOUND: { title: 'Page not found', text: 'There is nothing at this address.', next: again },
  INTERNAL: {
    title: 'Something went wrong',
    text: 'This is our fault. Our team has been told, and nothing is lost.',
    next: 'Try again in a few minutes.',
  },
};

const newer =
  'Your AWS account has a newer subscription to this product, since {since}: choose “Set up your account” for that one.';

const letters = {
  greeting: 'Hello,',
  greetingNamed: 'Hello {name},',
  closing: 'Your {product} team',
  code: {
    subject: 'Your code for {product}',
    lines: [
      'your code for {product} is:',
      '{code}',
      'Enter it on the page that you came from. It is valid for {minutes} minutes.',
      'If you did not ask for it, ignore this mail: nothing happens without the code.',
    ],
  },
  'start-again': {
    subject: 'Please set up {product} once more',
    lines: [
      'we could not send you a code in time, and your registration has expired. Your subscription is not affected.',
      'Open your subscriptions in AWS Marketplace and choose “Set up your account” again: {console}',
    ],
  },
  welcome: {
    subject: 'Your {product} account',
    lines: [
      'your account for {product} is registered. Its ID is {tenantId}; support asks for it.',
      'If AWS has yet to confirm the subscription, access begins when it does, usually within a few minutes.',
      'You manage and cancel the subscription in AWS Marketplace: {console}',
      'Questions? Write to {supportEmail} or see {supportUrl}.',
    ],
  },
};

/** English. */
export const registrationEn = {
  pages,
  bought,
  details,
  code,
  choice,
  done,
  begins: moveSaidEn.choice,
  begun: moveSaidEn.done,
  start,
  people: { link: peopleSaidEn.link },
  errors: { ...errors, ...peopleSaidEn.errors },
  refusals: { ...refusals, ...peopleSaidEn.refusals, ...moveSaidEn.refusals },
  newer,
  letters: { ...letters, invitation: peopleSaidEn.letter },
};
/** The shape of every language. */
export type RegistrationWords = typeof registrationEn;
