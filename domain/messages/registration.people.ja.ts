/**
 * What administrators of an account and those they invite read, in Japanese.
 * @module
 */
import type { PeopleSaidWords, PeopleWords } from './registration.people.en.ts';

const link = '別の管理者を招待する';

const people = {
  link,
  title: 'アカウントの管理者',
  lead: '管理者は、アカウント {tenantId} の料金を支払うサブスクリプションを選び、別の管理者を招待できます。',
  listHeading: '管理者',
  since: '{since} から',
  you: 'ご本人',
  remove: '{email} を削除',
  invitedHeading: '招待中',
  until: '{until} まで',
  withdraw: '{email} への招待を取り消す',
  inviteHeading: '招待する',
  inviteLead:
    '招待メールをお送りします。メールアドレスが本人のものと確認できると、その方も管理者になります。',
  email: 'メールアドレス',
  emailHint: '招待する方のメールアドレスを入力してください。',
  language: 'メールの言語は、このページと同じです。',
  invite: '招待メールを送信',
  notices: {
    invited: '招待メールを送信しました。',
    'mail-failed': 'メールを送信できませんでした。数分後にもう一度招待してください。',
    removed: '管理者を削除しました。',
    withdrawn: '招待を取り消しました。',
    accepted: 'このアカウントの管理者になりました。',
  },
};

const invitation = {
  title: '管理者への招待',
  lead: '{product} のアカウント {tenantId} の管理者に招待されています。まず、招待されたメールアドレス {email} がご本人のものであることを確認します。',
  send: 'コードを送信',
  sent: '{email} に {digits} 桁のコードを送信しました。有効期限は送信から {minutes} 分間です。',
  again: '新しいコードを送信',
  confirm: '管理者になる',
  mailFailed: 'コードのメールを送信できませんでした。数分後にもう一度お試しください。',
};

const refusals = {
  UNAUTHENTICATED: {
    title: 'もう一度サインインしてください',
    text: 'このブラウザではサインインしていません。サインインの有効期間は 1 時間です。',
    next: 'AWS Marketplace でサブスクリプションを開き、もう一度「アカウントの設定」を選択してください。',
  },
  LAST_ADMINISTRATOR: {
    title: '最後の管理者は削除できません',
    text: 'アカウントには少なくとも 1 人の管理者が必要です。',
    next: '先に別の方を招待してください。承諾されたら、戻ってもう一度お試しください。',
  },
  INVITATION_EXPIRED: {
    title: 'この招待は有効ではありません',
    text: '有効期限が切れたか、取り消されたか、すでに承諾されています。',
    next: 'アカウントの管理者に、もう一度招待を依頼してください。',
  },
  INVITATIONS_EXCEEDED: {
    title: '本日の招待数の上限に達しました',
    text: '1 日に招待できる人数の上限に達しました。',
    next: '明日続けるか、別の管理者に招待してもらってください。',
  },
};

const errors = { ALREADY_ADMINISTRATOR: 'この方はすでに管理者です。' };

const letter = {
  subject: '{product} の管理者への招待',
  lines: [
    '{inviter} さんから、{product} のアカウント {tenantId} の管理者に招待されました。',
    '次のリンクを開き、このメールアドレスがご本人のものであることを確認してください: {link}',
    '招待の有効期間は {days} 日です。{inviter} さんに心当たりがない場合は、このメールを無視してください。何も起こりません。',
  ],
};

/** Japanese: the pages themselves. */
export const peopleJa: PeopleWords = { people, invitation };
/** Japanese: what is said of them elsewhere. */
export const peopleSaidJa: PeopleSaidWords = { link, refusals, errors, letter };
