/**
 * Letters to a tenant's administrators about a move to another AWS account, in Japanese.
 * @module
 */
import type { MoveLetterWords } from './letters.move.en.ts';

const questions = 'ご不明な点は {supportEmail} までお問い合わせいただくか、{supportUrl} をご覧ください。';
const page = '現在の状況と次に行うこと: {page}';
const path =
  '切替元の AWS アカウント {source} にサインインし、AWS Marketplace Subscriptions（ {console} ）を開いて {product} の［管理］（Manage）を選択し、［契約］（Agreement）セクションの［アクション］（Actions）から［キャンセル］（Cancel）を選択してください（契約 ID: {agreement}）。';
const wrong =
  '{product} が一覧にない場合は、AWS アカウントが違います。何も解約せずに、アカウントを切り替えてください。';

/** Japanese. */
export const moveLettersJa: MoveLetterWords = {
  'move-linked': {
    subject: '{product}: {hour} から AWS アカウント {target} が支払います',
    lines: [
      '{product} のアカウント {tenantId} を切り替えました。{hour} から AWS アカウント {target} が支払い、それまでは AWS アカウント {source} が支払います。サービスは中断しません。',
      '切替元の AWS アカウント {source} のサブスクリプションは、まだ解約しないでください。各サービスが新しいサブスクリプションで登録済みになったことを確認し、解約できる時点でご連絡します。',
      'お心当たりがない場合は、すぐにご連絡ください。',
      page,
      questions,
    ],
  },
  'move-rescued': {
    subject: '{product} は継続します: {hour} から AWS アカウント {target} が支払います',
    lines: [
      '{product} のアカウント {tenantId} を切り替える前に、AWS アカウント {source} のサブスクリプションが解約されました。AWS アカウント {target} の準備ができていたため、ただちに切り替えました。{hour} からは AWS アカウント {target} が支払い、サービスは継続します。',
      'AWS アカウント {target} のサブスクリプションは解約しないでください。各サービスの登録状況を確認します。',
      page,
      questions,
    ],
  },
  'move-cancel-now': {
    subject: '{product}: AWS アカウント {source} のサブスクリプションを解約してください',
    lines: [
      '各サービスが新しいサブスクリプションで登録済みになりました。必ず切替元の AWS アカウント {source} で、従来のサブスクリプションを解約してください。解約するまでは、両方のアカウントでサブスクライブした状態です。',
      path,
      wrong,
      page,
      questions,
    ],
  },
  'move-agree': {
    subject: '{product}: AWS アカウント {source} で解約に同意してください',
    lines: [
      '各サービスが新しいサブスクリプションで登録済みになり、当社から AWS に従来のサブスクリプション（契約 ID: {agreement}）の解約を依頼しました。AWS アカウント {source} にサインインして同意してください: {console}',
      '回答がない場合は、7 日後に AWS がそのまま解約します。',
      page,
      questions,
    ],
  },
  'move-reminder': {
    subject: '再度のお知らせ: AWS アカウント {source} で {product} のサブスクリプションが残っています',
    lines: [
      'AWS アカウント {source} と {target} の両方で {product} をサブスクライブした状態です。アカウント {tenantId} の支払元は {target} です。必ず切替元の {source} でサブスクリプションを解約してください。',
      path,
      wrong,
      page,
      questions,
    ],
  },
  'move-completed': {
    subject: '{product}: AWS アカウント {target} への切り替えが完了しました',
    lines: [
      '{product} のアカウント {tenantId} の切り替えが完了しました。AWS アカウント {target} が支払います。従来のサブスクリプションについて必要な操作はありません。',
      questions,
    ],
  },
  'move-rolled-back': {
    subject: '{product}: 再び AWS アカウント {source} が支払います',
    lines: [
      '{product} のアカウント {tenantId} の AWS アカウント {target} への切り替えは取り消されました。切替先のサブスクリプションが終了したか、切り替えが元に戻されたためです。以前と同じく AWS アカウント {source} が支払い、サービスは継続します。',
      'AWS アカウント {source} のサブスクリプションは解約しないでください。引き続き切り替えを希望される場合は、AWS アカウント {target} で再度サブスクライブし、「アカウントの設定」（Set up your account）を選択してください。',
      page,
      questions,
    ],
  },
  'move-orphaned': {
    subject: '{product} のご利用は {until} までです: AWS アカウント {target} で手続きしてください',
    lines: [
      '{product} のアカウント {tenantId} を AWS アカウント {target} に切り替える前に、AWS アカウント {source} のサブスクリプションが解約されました。現在、支払元がありません。サービスは {until} まで継続し、その後は停止します。',
      'それまでに AWS アカウント {target} にサインインし、AWS Marketplace で {product} をサブスクライブして、「アカウントの設定」（Set up your account）を選択してください: {console}',
      page,
      questions,
    ],
  },
};
