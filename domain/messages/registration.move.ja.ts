/**
 * What a tenant's administrators read of a move to another AWS account, in Japanese.
 * @module
 */
import type { MoveSaidWords, MoveWords } from './registration.move.en.ts';

const choice: MoveSaidWords['choice'] = {
  expected: 'この AWS アカウントへの切り替えが予定されています。',
  movesHeading: '切り替わるもの',
  moves:
    '切り替わるのは支払元だけです。アカウント {tenantId} のデータと設定はそのままで、サービスは中断しません。',
  switches:
    'どちらも AWS アカウント {to} のサブスクリプションです。{hour} までは従来のもの、それ以降は今回のものが支払います。',
  switchesLater:
    'どちらも AWS アカウント {to} のサブスクリプションです。当面は従来のもの、AWS による確認後の次の正時からは今回のものが支払います。',
  leftHeading: 'このあと必要な操作',
  left: '切替元の AWS アカウント {from} のサブスクリプションは、そのアカウントで解約するまで残ります。まだ解約しないでください。各サービスが新しいサブスクリプションで登録済みになったことを確認してから、メールでご連絡します。',
  leftSeller:
    '切替元の AWS アカウント {from} のサブスクリプションは、お客様が解約する必要はありません。各サービスの登録を確認したあと、当社から AWS に解約を依頼します。',
  price:
    'AWS アカウント {to} のサブスクリプションは、切替元とは異なり、ソリューションプロバイダーのプライベートオファー（SPPO）ではありません。価格とサポートは、そのオファーの条件になります。',
  submit: 'アカウントを切り替える',
};

const done: MoveSaidWords['done'] = {
  moved: 'アカウントを切り替えました',
  moving: '切り替えを開始しました',
  heading: '別の AWS アカウントへの切り替え',
  hint: '切り替えはまだ完了していません。次のページで、どの AWS アカウントで何をする必要があるか、まだしてはいけないことは何かをご確認ください。',
  link: '切り替えの状況を見る',
};

const rows: MoveWords['move']['rows'] = {
  tenant: 'アカウント',
  product: '製品',
  state: '状態',
  from: 'これまでの支払元',
  to: '今後の支払元',
  at: '支払元が変わる時刻',
  atOpen: '新しいサブスクリプションの準備と確認が済み次第',
  account: 'AWS アカウント {account}',
  former: 'AWS アカウント {account}（従来のサブスクリプション）',
  newer: 'AWS アカウント {account}（新しいサブスクリプション）',
};

const states: MoveWords['move']['states'] = {
  REQUESTED: '受付済み',
  AWAITING_TARGET: '新しいサブスクリプションを待っています',
  TARGET_READY: '新しいサブスクリプションの準備ができました',
  LINKED: '切り替え済み（サービスを確認しています）',
  VERIFIED: '切り替え・確認済み',
  CANCEL_AWAITED: '切り替え・確認済み（切替元の解約待ち）',
  CANCEL_PROCESSING: 'AWS が切替元のサブスクリプションを終了しています',
  COMPLETED: '完了',
  ROLLED_BACK: '元に戻しました',
  ABORTED: '中止（変更はありません）',
  NEEDS_ATTENTION: '担当者が確認しています',
};

const next: MoveWords['move']['next'] = {
  APPROVE: '当社の別の担当者が切り替えを承認します。お客様の操作は必要ありません。',
  CONFIRM_TAKEOVER:
    '関係する両方のアカウントに、当社から同意を確認しています。お客様の操作は必要ありません。',
  SUBSCRIBE:
    'まず AWS アカウント {account} にサインインし、AWS Marketplace で {product} を開いてサブスクライブしてください。「current subscription」と表示されている場合は、購入は不要です。続いて「アカウントの設定」（Set up your account）を選択してください。',
  SUBSCRIBE_OFFER:
    'まず AWS アカウント {account} にサインインし、AWS Marketplace で {product} を開き、オファー「{offer}」を選んでサブスクライブしてください。「current subscription」と表示されている場合は、購入は不要です。続いて「アカウントの設定」（Set up your account）を選択してください。',
  SET_UP:
    'AWS アカウント {account} にサインインし、AWS Marketplace のサブスクリプションから {product} の「アカウントの設定」（Set up your account）を選択してください。途中で再度サインインを求められることがありますが、問題ありません。内容は保持されます。',
  WAIT_FOR_GRANT:
    'AWS が AWS アカウント {account} のサブスクリプションを確認しています（通常は数分以内）。お客様の操作は必要ありません。',
  LINK: 'AWS アカウント {account} で AWS Marketplace のサブスクリプションを開き、{product} の「アカウントの設定」（Set up your account）から切り替えを確定してください。',
  VERIFY:
    '各サービスが新しいサブスクリプションで登録されたことを確認し、メールでご連絡します。お客様の操作は必要ありません。',
  ASK_TO_CANCEL:
    '当社から AWS に、AWS アカウント {account} のサブスクリプションの解約を依頼します。お客様の操作は必要ありません。',
  CANCEL: '切替元の AWS アカウント {account} で、下記の手順に従ってサブスクリプションを解約してください。',
  AGREE_TO_CANCEL:
    'AWS アカウント {account} のサブスクリプションの解約を AWS に依頼しました。そのアカウントで同意してください。回答がない場合は、AWS がそのまま解約します。',
  WAIT_FOR_END:
    'AWS が AWS アカウント {account} のサブスクリプションを終了しています（通常は 2 時間以内）。お客様の操作は必要ありません。',
  JUDGE_TARGET:
    'AWS アカウント {account} のサブスクリプションについて、AWS から問題が報告されました。担当者が確認しています。',
  REPLACE_TARGET:
    'AWS アカウント {account} のサブスクリプションが終了しました。そのアカウントにサインインして {product} を再度サブスクライブし、「アカウントの設定」（Set up your account）を選択してください。',
  JUDGE_REJECTION:
    'AWS アカウント {account} のサブスクリプションは、依頼どおりに解約されませんでした。担当者が確認しています。',
  COMPLETED:
    '必要な操作はありません。AWS アカウント {to} が支払い、切替元のサブスクリプションは終了しました。',
  SWITCHED: '必要な操作はありません。AWS アカウント {to} のサブスクリプションは新しいオファーになりました。',
  ROLLED_BACK:
    '以前と同じく AWS アカウント {from} が支払います。そのアカウントのサブスクリプションは解約しないでください。',
  ROLLED_BACK_UNPAID:
    'このアカウントの支払元となるサブスクリプションがありません。AWS Marketplace で再度サブスクライブし、「アカウントの設定」（Set up your account）を選択してください。',
  ABORTED:
    '変更はありません。これまでの支払元がそのまま支払います。切り替えのために AWS アカウント {to} でサブスクライブした場合、ほかに必要がなければ解約してください。',
};

const former: MoveWords['move']['former'] = {
  heading: '切替元のサブスクリプション: AWS アカウント {account}',
  agreement: '契約（Agreement）の ID は {agreementId} です。',
  now: '解約できます。必ず切替元の AWS アカウント {account} で操作してください。',
  notYet: 'まだ解約しないでください。',
  notYours: 'お客様が解約する必要はありません。当社から AWS に依頼します。',
  why: {
    NOT_LINKED:
      '切り替えが済むまで、このサブスクリプションが支払います。解約するとサービスが止まるおそれがあります。',
    TARGET_NOT_LIVE:
      '新しいサブスクリプションがまだ有効ではありません。解約するとサービスが止まるおそれがあります。',
    NOT_VERIFIED: '各サービスが新しいサブスクリプションで登録済みになったことを、まだ確認できていません。',
    SERVICES_LACKING: '新しいサブスクリプションで登録済みになっていないサービスがあります: {services}',
    ALREADY_CANCELED: 'すでに解約されています。ここで必要な操作はありません。',
  },
  path: [
    'AWS アカウント {account} にサインインします。',
    'AWS コンソールで「AWS Marketplace Subscriptions」を開きます。',
    '{product} の［管理］（Manage）を選択します。',
    '［契約］（Agreement）セクションの［アクション］（Actions）から［キャンセル］（Cancel）を選択します。',
    '確認して、サブスクリプションが終了したことを確かめます。',
  ],
  wrong:
    '{product} が一覧にない場合は、AWS アカウントが違います。何も解約せずに、アカウントを切り替えてください。',
};

const services: MoveWords['move']['services'] = {
  heading: 'ご利用のサービス',
  type: 'サブスクリプションタイプ',
  unknown: '未確認',
  asked: '確認時刻: {time}',
  unasked: 'まだ確認していません。',
};

const move: MoveWords['move'] = {
  title: '別の AWS アカウントへの切り替え',
  titleSwitch: '別のサブスクリプションへの切り替え',
  none: 'このアカウントの切り替えは依頼されていません。',
  nextHeading: '次に行うこと',
  by: '期限: {deadline}',
  expected: '完了予定: {deadline} まで',
  grace:
    '現在、このアカウントの支払元となるサブスクリプションがありません。サービスは {until} まで継続します。',
  suspended: 'このアカウントのサービスは停止しています。データは保管されています。',
  asOf: '{time} 現在',
  check: '最新の状況を見る',
  console: 'AWS コンソールで AWS Marketplace を開く',
  rows,
  states,
  next,
  former,
  services,
};

const refusals: MoveSaidWords['refusals'] = {
  CHANGE_IN_PROGRESS: {
    title: '切り替えの途中です',
    text: 'このアカウントは、すでに別のサブスクリプションへの切り替えの途中です。同時に行える切り替えは 1 つだけです。何も変更していません。',
    next: '先にその切り替えを完了してください。必要な操作は切り替えのページに表示されています。誤って開始した場合は、サポートチームが中止できます。',
  },
  CHANGE_CLOSED: {
    title: '切り替えは終了しています',
    text: '確認いただいた切り替えは、その間に終了しました。何も変更していません。',
    next: '前のページに戻って、もう一度お試しください。',
  },
  BILLING_CHANNEL_CONFLICT: {
    title: '別の方法で請求されています',
    text: 'このアカウントには AWS Marketplace を通さない契約があります。請求方法は同時に 1 つだけです。何も変更していません。',
    next: 'サポートチームに連絡してその契約を終了するか、別のアカウントを選んでください。',
  },
  SOURCE_NOT_ELIGIBLE: {
    title: 'ご自身では切り替えられません',
    text: '現在支払っている AWS アカウントは、切り替えの対象となるリセラーのアカウントとプライベートオファーではありません。何も変更していません。',
    next: 'リセラーまたは下記のサポートチームにお問い合わせください。',
  },
  TARGET_NOT_ELIGIBLE: {
    title: 'この AWS アカウントには切り替えられません',
    text: '今回の AWS アカウントは、現在支払っている AWS アカウントと同じリセラーが提供するものではありません。何も変更していません。',
    next: '同じリセラーの AWS アカウントでサブスクライブするか、サポートチームにお問い合わせください。',
  },
};

/** Japanese: the page of a move. */
export const moveJa: MoveWords = { move };
/** Japanese: what is said of moves elsewhere. */
export const moveSaidJa: MoveSaidWords = { choice, done, refusals };
