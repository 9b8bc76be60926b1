import type { HintTexts } from './hint-words.ts';

/** The hints in Japanese. */
export const HINTS_JA = {
  BUYER_TO_REGISTER:
    'AWS アカウント {buyerAccount} は支払っていますが、まだ登録されていません。AWS Marketplace のサブスクリプション一覧で「アカウントの設定」を選択するよう購入者に依頼するか、サブスクリプションをテナントに紐付けてください。',
  BUYER_TO_FINISH:
    'AWS アカウント {buyerAccount} は支払っており、購入者も訪れましたが、テナントを選んでいません。もう一度「アカウントの設定」を選択するよう依頼するか、サブスクリプションをテナントに紐付けてください。',
  BUYER_TO_SUBSCRIBE:
    '支払う契約がありません。サービスは {until} まで続きます。それまでに購入者が再度購読するか、別のサブスクリプションを紐付けてください。',
  AWS_TO_GRANT:
    '購入者は登録しましたが、AWS Marketplace がまだライセンスを付与していません。続く場合は、AWS Marketplace 管理ポータルで契約を確認してください。',
  PAYER_TO_COME:
    'このテナントの支払いをするサブスクリプションはまだありません。AWS Marketplace が付与した時点でサービスが始まります。',
  MOVE_TO_FOLLOW:
    'テナントの支払元を切り替えています。切替元のサブスクリプションはまだ解約しないでください。次の操作と対象の AWS アカウントは、切り替え {changeId} に示されています。',
  PERSON_TO_JUDGE:
    'AWS Marketplace はライセンスを付与した後に失敗を通知しました。サービスは続いています。AWS Marketplace 管理ポータルで契約を確認し、AWS Marketplace 出品者サポートに問い合わせてください。',
  PERSON_TO_RESTORE:
    'サービスは停止しています。データは少なくとも {until} まで保持されます。解決したらテナントを再開してください。',
  RETENTION_OVER: 'データの保持期間が終わりました。自動では何も削除されません。担当者が判断してください。',
  MAIL_TO_REPAIR:
    '{email} 宛てのコードのメールを送信できませんでした。再送を試みます。アドレスが誤っている場合は、もう一度「アカウントの設定」を選択するよう購入者に依頼してください。',
  BUYER_TO_INVITE:
    '{email} がこのサブスクリプションを登録しようとしましたが、管理者ではないテナント {tenantId} に紐付いています。そのテナントの管理者に招待を依頼するか、購入者にもう一度購読するよう依頼してください。',
  SEND_TO_DO: '何も書き込まれていません。実行するには、dryRun を付けずに同じリクエストを送信してください。',
  ALREADY_BOUND: 'サブスクリプションはすでにこのテナントに紐付いています。何も変わりません。',
  BUYER_STILL_PAYS:
    'サブスクリプション {subscriptionId} は続いています。サービスが停止している間も AWS アカウント {buyerAccount} の支払いは続きます。',
  GRACE_ONLY: '有効なサブスクリプションがないため、サービスは {until} までの再開となります。',
  NOTHING_PAYS:
    'AWS Marketplace はまだこのサブスクリプションを付与していません。付与されるまで、これによるサービスの提供はありません。',
  PAYER_CHANGES:
    'このテナントは別のサブスクリプションが支払っています。{hour} の時間から {fromSubscriptionId} が {toSubscriptionId} に変わります。以前のものは購入者自身がキャンセルします。',
  SUSPENSION_ENDS:
    'テナントは担当者により停止されています。支払うサブスクリプションがあるとサービスが再開します。',
  PERSON_ERASED:
    '管理しているテナント: {administrators}。一時的な記録: セッション {sessions} 件、登録手続き {registrations} 件、招待 {invitations} 件。リンク、支払期間、監査記録は残りますが、含まれるのはアドレスのハッシュだけです。',
  PERSON_ERASED_IN_PART: '1 回のリクエストで消去できる数を超えています。もう一度送信してください。',
  CUSTOMER_STAYS:
    '顧客 {customerIdentifier} は 2 つの識別子のままです({why})。両者の状態を確認し、先に解消してください。',
  CUSTOMERS_WAIT:
    '切り替え対象の顧客がまだ残っている可能性があります。新しい Idempotency-Key で、変更がなくなるまでもう一度送信してください。',
  OFFER_TO_ACCEPT:
    'AWS アカウント {buyerAccount} はオファー「{label}」をまだ承諾していません。そのアカウントにサインインし、AWS Marketplace でオファーを開いて Subscribe を選択してください。「current subscription」と表示されていれば、購入は不要です。',
  OFFER_TO_BIND:
    'AWS アカウント {buyerAccount} が、テナント {tenantId} に紐付けたオファーを承諾しました。テナントの管理者が「アカウントの設定」を選択してテナントを確認するか、担当者がサブスクリプションを紐付けてください。オファーの紐付けだけでは何も確定しません。',
  OFFER_TO_RENEW:
    'オファー「{label}」を承諾できるのは {until} までです。その後も必要な場合は、販売元に期限の延長または新しいオファーを依頼してください。',
  OFFER_TO_CHOOSE:
    '同じ販売元が同じアカウントに新しいオファー {byOfferId} を提示しました。自動では切り替わりません。両方を比較し、有効にする方を購入者に承諾してもらってください。',
  OFFER_TO_RECORD:
    'オファー {offerId} は契約に現れただけで、内容が分かりません。種別、表示名、販売元を記録してください。',
  OFFER_LINKED_ALREADY:
    'このオファーは、このアカウントについてすでにこのテナントに紐付いています。何も変わりません。',
  OFFER_LINK_REPLACED:
    'アカウント {buyerAccount} について、オファーはテナント {tenantId} に紐付いていました。その紐付けは置き換えられます。',
  ACCOUNT_OF_NO_RESELLER:
    'アカウント {buyerAccount} は、製品のポリシーにあるどのリセラーの提供アカウントでもありません。',
  CORRECTION_TO_APPROVE:
    '訂正 {correctionId} は別の人が承認または却下します。それまでは請求にもクレジットにもなりません。',
  STATEMENT_TO_GIVE:
    'リンクは購入者にのみ渡してください。リンクを持つ人は {until} までテナントのその月を見ることができます。',
} satisfies Partial<HintTexts>;
