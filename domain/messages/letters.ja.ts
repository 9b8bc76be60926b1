/**
 * Letters to a tenant's administrators, in Japanese.
 * @module
 */
import type { LetterWords } from './letters.en.ts';
import { moveLettersJa } from './letters.move.ja.ts';

const again =
  '引き続きご利用になるには、AWS Marketplace で再度サブスクライブし、「アカウントの設定」（Set up your account）からこのアカウントを選択してください: {console}';
const questions = 'ご不明な点は {supportEmail} までお問い合わせいただくか、{supportUrl} をご覧ください。';

/** Japanese. */
export const lettersJa: LetterWords = {
  greeting: 'お客様',
  greetingNamed: '{name} 様',
  closing: '{product} チーム',
  'service-on': {
    subject: '{product} をご利用いただけます',
    lines: [
      'AWS がサブスクリプションを確認しました。アカウント {tenantId} で {product} をご利用いただけます。',
      'サブスクリプションの管理と解約は AWS Marketplace で行えます: {console}',
      questions,
    ],
  },
  grace: {
    subject: '{product} のご利用は {until} までです',
    lines: [
      '{product} のアカウント {tenantId} には、有効なサブスクリプションがなくなりました。サービスは {until} までご利用いただけますが、その後は停止します。',
      again,
      questions,
    ],
  },
  'goes-on': {
    subject: '{product} を引き続きご利用いただけます',
    lines: [
      '{product} のアカウント {tenantId} に、再び有効なサブスクリプションが設定されました。サービスは継続します。先にお知らせした停止日は取り消されました。',
      questions,
    ],
  },
  suspended: {
    subject: '{product} のサービスを停止しました',
    lines: [
      '有効なサブスクリプションがないため、{product} のアカウント {tenantId} のサービスを停止しました。',
      'データは少なくとも {until} まで保管されます。',
      again,
      questions,
    ],
  },
  'suspended-by-operator': {
    subject: '{product} のサービスを一時停止しました',
    lines: [
      '{product} のアカウント {tenantId} のサービスを、当社にて一時停止しました。データは少なくとも {until} まで保管されます。',
      '{supportEmail} までお問い合わせいただくか、{supportUrl} をご覧ください。',
    ],
  },
  restored: {
    subject: '{product} のサービスを再開しました',
    lines: [
      '{product} のアカウント {tenantId} のサービスを再開しました。データは以前のままです。',
      questions,
    ],
  },
  'restored-until': {
    subject: '{product} のサービスを {until} まで再開しました',
    lines: [
      '{product} のアカウント {tenantId} のサービスを再開しました。有効なサブスクリプションがまだないため、{until} を過ぎると停止します。',
      again,
      questions,
    ],
  },
  'retirement-offered': {
    subject: '{product} のデータについて',
    lines: [
      '{product} のアカウント {tenantId} のサービスは以前に停止しており、お約束したデータの保管期間が終わりました。今後、アカウントが閉鎖され、データが削除されることがあります。',
      again,
      questions,
    ],
  },
  retired: {
    subject: '{product} のアカウントを閉鎖しました',
    lines: [
      '{product} のアカウント {tenantId} を閉鎖しました。今後、データは削除されることがあります。',
      questions,
    ],
  },
  ...moveLettersJa,
};
