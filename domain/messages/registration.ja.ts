/**
 * What a buyer reads while they register, in Japanese.
 * @module
 */
import type { RegistrationWords } from './registration.en.ts';
import { moveSaidJa } from './registration.move.ja.ts';
import { peopleSaidJa } from './registration.people.ja.ts';

const pages = {
  skip: '本文へ移動',
  language: '言語',
  brand: 'AWS Marketplace からのご登録',
  noPayment:
    'お支払い情報をお伺いすることはありません。料金は AWS からお客様の AWS アカウントに請求されます。',
  support: {
    heading: 'お困りのときは',
    text: '{product} のサポートチームがお手伝いします。',
    page: 'サポートページ',
  },
  problems: '次の点をご確認ください。',
  optional: '任意',
  checkAgain: 'もう一度確認する',
  back: '戻る',
  console: 'AWS Marketplace のサブスクリプションを開く',
};

const bought = {
  heading: 'ご購入のサブスクリプション',
  product: '製品',
  account: 'AWS アカウント',
  offer: 'オファー',
  freeTrial: '無料トライアル',
  access: 'ご利用開始',
  pending:
    'AWS による確認がまだ完了していません。確認が完了した時点でご利用いただけます（通常は数分以内）。登録は今すぐ行えます。',
  confirmed: 'AWS による確認が完了しています。ここでの登録が終わり次第、ご利用いただけます。',
};

const details = {
  title: 'アカウントの設定',
  lead: 'メールアドレスを入力してください。ご本人確認のためのコードをお送りします。',
  email: 'メールアドレス',
  emailHint: '受信できるアドレスであれば、個人のアドレスでもかまいません。',
  name: 'お名前',
  company: '会社名',
  submit: 'コードを送信する',
  signInQuestion: 'すでにご利用中ですか？',
  signInLink: 'サインイン',
  alreadyLinked: 'このサブスクリプションは設定済みです。サインインするとアカウントを確認できます。',
  signInTitle: 'サインイン',
  signInLead:
    'ご利用中のアカウントのメールアドレスを入力してください。新しいサブスクリプションはそのまま保持されます。',
  registerQuestion: '初めてご利用ですか？',
  registerLink: '新しいアカウントを設定する',
  continueHeading: 'サインイン済みです',
  continueText: 'このブラウザーでは {email} の確認が済んでいます。',
  continueSubmit: '{email} で続ける',
};

const code = {
  title: 'メールをご確認ください',
  lead: '{email} に {digits} 桁のコードをお送りしました。有効期限は送信から {minutes} 分間です。',
  label: 'コード',
  hint: '{digits} 桁の数字',
  submit: '確認する',
  resendHeading: 'メールが届かないときは',
  resendText:
    '迷惑メールフォルダーをご確認いただくか、コードを再送信してください。有効なのは最新のコードだけです。',
  resend: 'コードを再送信する',
  otherAddress: '別のアドレスを使う',
  failedTitle: 'メールを送信できませんでした',
  failedText:
    '{email} にメールを送信できませんでした。登録内容は保持されています。数分ごとに自動で再送信し、担当者にも通知済みです。',
};

const choice = {
  title: 'アカウントの選択',
  lead: 'このサブスクリプションで支払うアカウントを選んでください。',
  newTenant: '新しいアカウント',
  newHint: 'まだアカウントがない場合、または別の用途で使う場合。',
  existing: 'アカウント {tenantId}',
  submit: '次へ',
  confirmTitle: '内容の確認',
  confirmNew:
    '{email} の新しいアカウントを作成します。AWS アカウント {account} のサブスクリプションが支払います。',
  confirmExisting: 'アカウント {tenantId} を、AWS アカウント {account} のサブスクリプションに紐付けます。',
  payerChanges:
    '支払元が変わります。{hour} までは AWS アカウント {from}、それ以降は AWS アカウント {to} です。',
  payerChangesLater:
    '支払元が変わります。当面は AWS アカウント {from}、AWS による確認後の次の正時からは AWS アカウント {to} です。',
  moved: '内容が変更されました。もう一度ご確認ください。',
  submitNew: 'アカウントを作成する',
  submitExisting: 'アカウントを紐付ける',
  other: '別のアカウントを選ぶ',
};

const done = {
  created: 'アカウントを作成しました',
  linked: 'アカウントを紐付けました',
  alreadyLinked: 'このサブスクリプションは設定済みです。必要な操作はありません',
  tenant: 'アカウント ID',
  state: '状態',
  nextHeading: '今後の流れ',
  nextAccess: 'アカウントを準備し、メールでご連絡します。',
  nextWaiting: 'AWS による確認が完了した時点でご利用いただけます（通常は数分以内）。',
  nextKeep: 'アカウント ID をお控えください。お問い合わせの際に必要です。',
  nextManage:
    'サブスクリプションの管理と解約は AWS Marketplace で行います。ご利用料金は AWS の請求書に記載されます。',
  states: {
    PROVISIONING: 'AWS の確認待ち',
    ACTIVE: '利用可能',
    GRACE: '利用可能（支払元がありません）',
    SUSPENDED: '停止中',
    RETIRED: '終了',
  },
};

const start = {
  title: 'AWS Marketplace から開始してください',
  lead: '登録は AWS Marketplace から行います。サブスクリプションを開いて製品を選び、「アカウントの設定」（Set up your account）を選択してください。',
};

const errors = {
  email: 'name@example.com のような形式でメールアドレスを入力してください。',
  'too-long': '{max} 文字以内、1 行で入力してください。',
  code: '{digits} 桁の数字を入力してください。',
  tenant: 'アカウントを選んでください。',
  CODE_WRONG: 'コードが正しくありません。残り {tries} 回入力できます。',
  CODE_EXPIRED: 'このコードは無効になりました。コードを再送信してください。',
  CODE_TRIES_EXCEEDED: '誤ったコードの入力が上限に達しました。コードを再送信してください。',
  other: 'この項目をご確認ください。',
};

const again =
  'AWS Marketplace のサブスクリプションを開き、もう一度「アカウントの設定」（Set up your account）を選択してください。';
const resubscribe =
  'AWS Marketplace で再度サブスクライブし、「アカウントの設定」（Set up your account）を選択してください。';
const goBack = '前のページに戻り、別のアカウントを選んでください。';

const refusals = {
  TOKEN_MISSING: {
    title: '必要な情報がありません',
    text: 'AWS Marketplace から送られるトークンが届きませんでした。',
    next: again,
  },
  TOKEN_INVALID: {
    title: 'このリンクは無効です',
    text: '届いたトークンを AWS Marketplace で確認できませんでした。',
    next: again,
  },
  TOKEN_EXPIRED: {
    title: 'このリンクの有効期限が切れました',
    text: 'AWS Marketplace のトークンは短時間だけ有効です。サブスクリプションには影響ありません。',
    next: again,
  },
  PRODUCT_MISMATCH: {
    title: '別の製品です',
    text: 'このサブスクリプションの製品は、ここでは登録できません。',
    next: 'サブスクリプションの一覧から正しい製品を選び、「アカウントの設定」を選択してください。',
  },
  THROTTLED: {
    title: '混み合っています',
    text: 'ただいま AWS Marketplace へのリクエストが集中しています。失われた情報はありません。',
    next: '1 分ほど待ってから、もう一度「アカウントの設定」を選択してください。',
  },
  UPSTREAM_UNAVAILABLE: {
    title: 'AWS Marketplace から応答がありません',
    text: 'サブスクリプションを AWS Marketplace に確認できませんでした。失われた情報はありません。',
    next: '数分後に、もう一度「アカウントの設定」を選択してください。続く場合はサポートまでご連絡ください。',
  },
  SUBSCRIPTION_ENDING: {
    title: 'このサブスクリプションは解約されました',
    text: '最後の 1 時間は {until} に終わります。設定はもうできません。',
    next: resubscribe,
  },
  SUBSCRIPTION_ENDED: {
    title: 'このサブスクリプションは終了しました',
    text: '{since} に終了したため、設定はもうできません。',
    next: resubscribe,
  },
  SUBSCRIPTION_FAILED: {
    title: 'サブスクリプションが成立しませんでした',
    text: 'AWS Marketplace から、サブスクリプションを完了できなかったと通知がありました。',
    next: resubscribe,
  },
  SUBSCRIPTION_LINKED_ELSEWHERE: {
    title: '別のアカウントに紐付いています',
    text: 'このサブスクリプションは、お客様が管理していないアカウントですでに使われています。変更は行われていません。',
    next: '担当者に通知済みで、確認いたします。社内の別の方が設定した場合は、その方に招待を依頼してください。',
  },
  REGISTRATION_EXPIRED: {
    title: 'この登録はここでは続けられません',
    text: '有効期限が切れたか、別のブラウザーで開始されました。',
    next: again,
  },
  CODES_EXCEEDED: {
    title: 'コードの送信回数の上限です',
    text: 'この登録では {codes} 回コードを送信したため、これ以上は送信できません。',
    next: again,
  },
  CSRF: {
    title: 'もう一度送信してください',
    text: 'フォームが当サイトのページから送信されていないため、処理しませんでした。',
    next: '前のページに戻り、再読み込みしてから送信してください。Cookie を許可する必要があります。',
  },
  NOT_ADMINISTRATOR: {
    title: '管理していないアカウントです',
    text: '選択したアカウントの管理者ではありません。',
    next: goBack,
  },
  TENANT_RETIRED: {
    title: 'このアカウントは終了しています',
    text: '終了したアカウントには紐付けられません。',
    next: goBack,
  },
  TENANT_OF_ANOTHER_PRODUCT: {
    title: '別の製品のアカウントです',
    text: 'このアカウントは、ご購入の製品のものではありません。',
    next: goBack,
  },
  HISTORY_FULL: {
    title: 'このアカウントの履歴が上限に達しています',
    text: 'これ以上サブスクリプションを紐付けられません。',
    next: '下記のサポートまでご連絡ください。',
  },
  COMMIT_CONFLICT: {
    title: '処理が重なりました',
    text: '同じ内容が同時に変更されたため、処理しませんでした。',
    next: '前のページに戻り、もう一度お試しください。',
  },
  BODY_TOO_LARGE: {
    title: '大きすぎます',
    text: '送信された内容が上限を超えています。',
    next: again,
  },
  BODY_INVALID: { title: '読み取れません', text: '送信された内容を読み取れませんでした。', next: again },
  NOT_FOUND: { title: 'ページが見つかりません', text: 'このアドレスにはページがありません。', next: again },
  INTERNAL: {
    title: '問題が発生しました',
    text: '当社側の問題です。担当者に通知済みで、失われた情報はありません。',
    next: '数分後にもう一度お試しください。',
  },
};

const newer =
  'お客様の AWS アカウントには、この製品の新しいサブスクリプション（{since} から）があります。そちらの「アカウントの設定」を選択してください。';

const letters = {
  greeting: 'お客様',
  greetingNamed: '{name} 様',
  closing: '{product} チーム',
  code: {
    subject: '{product} の確認コード',
    lines: [
      '{product} の確認コードをお送りします。',
      '{code}',
      '元のページに入力してください。有効期限は {minutes} 分です。',
      'お心当たりがない場合は、このメールを破棄してください。コードがなければ何も行われません。',
    ],
  },
  'start-again': {
    subject: '{product} の設定をもう一度お願いします',
    lines: [
      'コードを期限内にお送りできず、登録の有効期限が切れました。サブスクリプションには影響ありません。',
      'AWS Marketplace のサブスクリプションを開き、もう一度「アカウントの設定」（Set up your account）を選択してください。 {console}',
    ],
  },
  welcome: {
    subject: '{product} のアカウントについて',
    lines: [
      '{product} のアカウントを登録しました。アカウント ID は {tenantId} です。お問い合わせの際に必要です。',
      'AWS による確認がまだの場合は、確認が完了した時点でご利用いただけます（通常は数分以内）。',
      'サブスクリプションの管理と解約は AWS Marketplace で行えます。 {console}',
      'ご不明な点は {supportEmail} または {supportUrl} までお問い合わせください。',
    ],
  },
};

/** Japanese. */
export const registrationJa: RegistrationWords = {
  pages,
  bought,
  details,
  code,
  choice,
  done,
  begins: moveSaidJa.choice,
  begun: moveSaidJa.done,
  start,
  people: { link: peopleSaidJa.link },
  errors: { ...errors, ...peopleSaidJa.errors },
  refusals: { ...refusals, ...peopleSaidJa.refusals, ...moveSaidJa.refusals },
  newer,
  letters: { ...letters, invitation: peopleSaidJa.letter },
};
