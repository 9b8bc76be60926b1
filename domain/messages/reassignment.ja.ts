import type { ReassignmentWords } from './reassignment.words.ts';

/** Reassignments, in Japanese. */
export const REASSIGNMENT_JA: ReassignmentWords = {
  steps: {
    APPROVE: '依頼した人とは別の承認者が、計画を確認して承認します。',
    CONFIRM_TAKEOVER:
      '切換先のサブスクリプションはテナント {fromTenantId} の支払いに使われており、移すとそのテナントには支払元がなくなります。両テナントの同意を記録してください。',
    SUBSCRIBE:
      '先に AWS アカウント {account} にサインインします。{productName} の製品ページで [Continue to Subscribe]、[Subscribe] の順に選択します。すでに「current subscription」と表示されている場合、購入は不要です。',
    SUBSCRIBE_TO:
      '先に AWS アカウント {account} にサインインします。{productName} の製品ページで [Continue to Subscribe] を選択し、オファー「{offerLabel}」を選んで [Subscribe] を選択します。オファーにすでに「current subscription」と表示されている場合は申し込み済みで、購入は不要です。',
    SET_UP:
      'AWS アカウント {account} で [Set up your account]（アカウントを設定）を選択し、登録を完了します。途中で再度サインインを求められるのは正常で、登録はそのまま保持されます。',
    WAIT_FOR_GRANT:
      'AWS アカウント {account} のサブスクリプションは、まだ AWS Marketplace から付与されていません。操作は不要です。通常は数分で完了します。',
    LINK: 'AWS アカウント {targetAccount} のサブスクリプションが有効になったら、テナントを紐付けてください。',
    VERIFY:
      '{productName} の [サブスクリプション管理] を開き、サブスクリプションの種類が「{type}」であることを確認して、表示内容を記録してください。',
    VERIFY_SERVICES:
      '{productName} の [サブスクリプション管理] を開き、サブスクリプションの種類が「{type}」、次の各サービスが「{registered}」であることを確認して、表示内容を記録してください：{services}。',
    VERIFY_SYSTEM: '{productName} に、サブスクリプションの種類が「{type}」になるまで確認しています。',
    VERIFY_SYSTEM_SERVICES:
      '{productName} に、サブスクリプションの種類が「{type}」、次の各サービスが「{registered}」になるまで確認しています：{services}。',
    VERIFY_LACKING: 'まだ「{registered}」でないもの：{lacking}。',
    ASK_TO_CANCEL:
      'AWS アカウント {account} のサブスクリプションのキャンセルを AWS Marketplace に依頼します。購入者に同意が求められます。',
    CANCEL:
      'AWS アカウント {account} にサインインします（{targetAccount} ではありません）。{cancelPath}。{productName} が一覧にない場合は、別の AWS アカウントです。',
    AGREE_TO_CANCEL:
      'AWS アカウント {account} にサインインし、{productName} のサブスクリプションのキャンセル依頼に同意してください。回答がない場合、7 日後に AWS が同意したものとして扱います。',
    WAIT_FOR_END:
      'AWS アカウント {account} のサブスクリプションは終了処理中です。AWS での処理は 2 時間以内に完了します。操作は不要です。',
    JUDGE_TARGET:
      'AWS Marketplace は AWS アカウント {account} のサブスクリプションを付与した後、失敗を報告しました。AWS Marketplace seller operations チームと契約を確認し、続行するか中止するかを決めてください。',
    REPLACE_TARGET:
      'テナントを移した後で、AWS アカウント {account} のサブスクリプションが終了しました。AWS アカウント {account} にサインインしてもう一度サブスクライブし、[Set up your account] を選択してください。',
    JUDGE_REJECTION:
      'AWS アカウント {account} のサブスクリプションのキャンセル依頼は成立しませんでした。購入者に確認し、もう一度 AWS に依頼するか、購入者にキャンセルしてもらってください：{cancelPath}。',
    NOTHING: '残っている操作はありません。',
  },
  actors: {
    approver: '承認者',
    buyer: '購入者',
    operator: 'オペレーター',
    administrator: 'テナントの管理者',
    aws: 'AWS Marketplace',
    'seller-system': 'Concord',
    nobody: 'なし',
  },
  offers: {
    SUBSCRIBE:
      'AWS アカウント {targetAccount} はプライベートオファー「{offerLabel}」を受諾できます。このオファーをサブスクライブしてください。',
    OFFER_NOT_VISIBLE:
      'AWS アカウント {targetAccount} が受諾できるプライベートオファーは確認できません（未発行または期限切れ）。リセラーに発行を依頼してください。',
    ALREADY_APPLIED:
      'AWS アカウント {targetAccount} はプライベートオファーを申し込み済みです。購入は不要です。',
    OFFER_SUPERSEDES:
      'AWS アカウント {targetAccount} は別のプライベートオファーを利用中で、「{offerLabel}」も提示されています。どちらにするかは人が選びます。自動で切り換わることはありません。',
    SWITCH_OFFER:
      'AWS アカウント {targetAccount} は別のオファーを利用中です。「{offerLabel}」を選択すると切り換わります（同じアカウントで新しい契約になります）。',
    NOT_SPPO: '移行はできますが、料金は AWS アカウント {targetAccount} が利用中のオファーのものになります。',
  },
  risks: {
    NOT_SPPO:
      'パブリックオファーでは、SPPO の料金と日本のサポートセンターを利用できなくなります。両方の AWS アカウントがリセラー（{reseller}）から提供されている必要があります。',
    NOT_ONE_RESELLER:
      'AWS アカウント {sourceAccount} と {targetAccount} の両方を提供しているリセラーが、ポリシーにありません。',
    OFFER_EXPIRES_SOON: 'オファー「{offerLabel}」を受諾できるのは {expiresAt} までです。',
    FREE_TRIAL_STAYS:
      '無料トライアルは一度だけで、アカウント間で引き継がれません。AWS アカウント {targetAccount} には最初の 1 時間から料金が発生することがあります。',
    CONTRACT_STAYS:
      'AWS アカウント {sourceAccount} が契約で前払いした金額は引き継がれず、この操作では返金されません。',
    APPROVAL_PENDING: '二人目の承認がまだありません。承認されるまで紐付けは移りません。',
    TAKEOVER: 'テナント {fromTenantId} は支払元を失い、猶予期間に入ります。',
    GRACE: 'テナントの支払元がありません。{until} までに切換先を紐付けないと、サービスが停止します。',
    BOTH_SUBSCRIBED:
      'AWS アカウント {sourceAccount} と {targetAccount} の両方にサブスクリプションが残っている可能性があります。利用料はどちらか一方にのみ請求されますが、もう一方はキャンセルするまで続きます。',
    LISTS_BEHIND:
      'AWS アカウント {targetAccount} の直近 1 分以内の操作は、まだ表示されていない可能性があります。',
  },
  cancelSafe: {
    SAFE: 'AWS アカウント {sourceAccount} はキャンセルできます。支払いは切換先に移り、すべて登録済みです。',
    NOT_LINKED:
      'テナントの支払いはまだ AWS アカウント {sourceAccount} です。まだキャンセルしないでください。',
    TARGET_NOT_LIVE:
      'AWS アカウント {targetAccount} のサブスクリプションが有効ではありません。切換元をキャンセルしないでください。',
    NOT_VERIFIED:
      '新しいアカウントが製品に反映されたことがまだ確認されていません。切換元をキャンセルしないでください。',
    SERVICES_LACKING:
      'まだ登録されていないものがあります（{services}）。切換元をキャンセルしないでください。',
    ALREADY_CANCELED: 'AWS アカウント {sourceAccount} はキャンセル済みです。',
    OVER: 'この切り換えは終了しています。',
  },
  states: {
    REQUESTED: '依頼済み',
    AWAITING_TARGET: '切換先アカウント待ち',
    TARGET_READY: '切換先アカウントの準備完了',
    LINKED: '切換先アカウントに紐付け済み',
    VERIFIED: '確認済み',
    CANCEL_AWAITED: '切換元アカウントのキャンセル待ち',
    CANCEL_PROCESSING: '切換元アカウントの終了処理中',
    COMPLETED: '完了',
    ROLLED_BACK: '切り戻し済み',
    ABORTED: '中止',
    NEEDS_ATTENTION: '確認が必要',
  },
  attention: {
    TARGET_FAILED:
      'AWS アカウント {targetAccount} のサブスクリプションの失敗が AWS Marketplace から報告されました。',
    TARGET_LOST: '切換元の終了後に、AWS アカウント {targetAccount} のサブスクリプションも終了しました。',
    VERIFICATION_OVERDUE: '確認が長時間完了していません：{lacking}。',
    VERIFICATION_INCOMPLETE: '登録済みだったものが登録済みでなくなりました：{lacking}。',
    CANCELLATION_REJECTED:
      'AWS アカウント {sourceAccount} のサブスクリプションのキャンセル依頼は、拒否・取り下げ・無効のいずれかになりました。',
  },
  aborts: {
    OPERATOR: '人の操作で中止されました。',
    TARGET_FAILED: 'AWS アカウント {targetAccount} のサブスクリプションが失敗しました。',
    TARGET_ENDED: 'テナントが移る前に AWS アカウント {targetAccount} のサブスクリプションが終了しました。',
    EXPIRED: 'AWS アカウント {targetAccount} は期限までにサブスクライブしませんでした。',
    PAYER_ELSEWHERE: 'その間に、第三のアカウントがテナントの支払元になりました。',
    TENANT_RETIRED: 'テナントは廃止されました。',
  },
  happened: {
    REQUESTED: '切り換えが依頼されました。',
    APPROVED: '二人目が承認しました。',
    CONSENTED: '切換先が有効になり次第、紐付けを移すことが指定されました。',
    TAKEOVER_CONFIRMED: 'テナント {tenantId} が引き継ぎに同意しました。',
    TARGET_GRANTED: 'AWS Marketplace が AWS アカウント {account} のサブスクリプションを付与しました。',
    TARGET_REGISTERED: 'AWS アカウント {account} の設定が完了しました。',
    LINKED: '紐付けが AWS アカウント {account} に移りました。',
    RESCUED: '切換元が終了したため、紐付けは自動的に AWS アカウント {account} に移りました。',
    MOVED_BACK: '紐付けは AWS アカウント {account} に戻りました。',
    HOUR_MOVED: '切換元に請求できなくなったため、{hour} からの 1 時間は全体が切換先の支払いになりました。',
    VERIFIED: 'すべて登録済みです。',
    NOT_REGISTERED: '確認しましたが、まだ登録されていないものがあります：{services}。',
    CANCELLATION_ASKED: 'AWS アカウント {account} のキャンセルを AWS Marketplace に依頼しました：{status}。',
    SOURCE_ENDED: 'AWS アカウント {account} のサブスクリプションがキャンセルされました。',
    TARGET_ENDED: 'AWS アカウント {account} のサブスクリプションが終了しました。',
    ORPHANED: '切換先が有効になる前に切換元が終了し、支払元がなくなりました。',
    OVERDUE: '切換元の終了処理に、AWS の案内より時間がかかっています。',
    NEEDS_ATTENTION: '人による確認が必要です。',
    COMPLETED: '切り換えが完了しました。',
    ROLLED_BACK: '切り換えは取り消されました。',
    ABORTED: '切り換えは行われませんでした。',
  },
  cancelPath:
    'AWS Marketplace Subscriptions → {productName} → 管理 (Manage) → 契約 (Agreement) → アクション (Actions) → キャンセル (Cancel)',
};
