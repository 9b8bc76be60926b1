/**
 * The refusals of what an account of the vendor can do, in Japanese.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code; spread into the words of all refusals. */
export const CAPABILITIES_REFUSALS_JA = {
  NO_VENDOR_ACCOUNT: {
    title: 'テナントにはベンダーのアカウントがありません',
    detail: 'テナント {tenantId} は、ベンダーのお客様としてまだ作成されていません。',
    remedies: ['先に、アカウントの種類を指定してベンダーにお客様を作成してください。'],
  },
  ACCOUNT_FULL: {
    title: 'アカウントが抱える項目が多すぎます',
    detail:
      'テナント {tenantId} のアカウントには、変更を追跡する項目が {most} 件あり、これ以上は受け付けません。',
    remedies: [
      'お客様がもうお持ちでない製品を削除してください。',
      '変更をベンダーのコンソールで行うよう、ベンダーのサポートに依頼してください。',
    ],
  },
  CAPABILITY_UNKNOWN: {
    title: '定義されていない機能です',
    detail: '製品のポリシーに「{capability}」という機能または操作はありません。',
    remedies: ['機能の一覧を開き、記載されている ID を指定してください。'],
  },
  ACCOUNT_TYPE_UNKNOWN: {
    title: '定義されていないアカウント種別です',
    detail: '「{accountType}」はこの製品のアカウント種別ではありません。利用できる種別: {list}。',
    remedies: ['上記のアカウント種別のいずれかを指定してください。'],
  },
  CAPABILITY_UNSUPPORTED: {
    title: 'このアカウント種別では利用できません',
    detail: 'アカウント種別「{accountType}」は「{capability}」に対応していません。',
    remedies: ['{instead}', '機能の一覧で、対応しているアカウント種別を確認してください。'],
  },
  CAPABILITY_NOT_APPLICABLE: {
    title: 'このアカウント種別には該当しません',
    detail: 'アカウント種別「{accountType}」に「{capability}」は該当しません。',
    remedies: ['{instead}', '対応は不要です。この種別のアカウントには該当するものがありません。'],
  },
  CAPABILITY_LIMITED: {
    title: 'このアカウント種別では一部のみ利用できます',
    detail:
      'アカウント種別「{accountType}」の「{capability}」に「{argument}」は含まれていません。対応: {list}。',
    remedies: ['対応しているものの中から選択してください。', '{instead}'],
  },
  ROLE_UNSUPPORTED: {
    title: 'ベンダーのコンソールにその権限はありません',
    detail: 'ベンダーには権限「{role}」がありません。利用できる権限: {list}。',
    remedies: [
      '代わりに Concord の権限を付与してください。閲覧者はベンダーのアカウントなしですべてを参照できます。',
    ],
  },
  AUTHORIZATION_KEY_REQUIRED: {
    title: '認証キーが必要です',
    detail: 'アカウント種別「{accountType}」で「{product}」を登録するには認証キーが必要です。',
    remedies: ['製品のコンソールで認証キーを取得し、リクエストに含めてください。'],
  },
  KEY_NOT_EXPECTED: {
    title: '認証キーは使用しません',
    detail:
      'アカウント種別「{accountType}」では、サービスプランの割り当てにより「{product}」が登録されます。認証キーは指定できません。',
    remedies: ['認証キーを除き、サービスプランを指定してください。製品は自動的に登録されます。'],
  },
  SERVICE_PLAN_REQUIRED: {
    title: 'サービスプランが必要です',
    detail:
      'アカウント種別「{accountType}」で「{product}」を登録するには、サービスプランを割り当てる必要があります。',
    remedies: ['お客様に割り当てるサービスプランを指定してください。'],
  },
  PLAN_NOT_EXPECTED: {
    title: 'サービスプランは使用しません',
    detail:
      'アカウント種別「{accountType}」では、認証キーで「{product}」を登録します。サービスプランは指定できません。',
    remedies: ['サービスプランを除き、認証キーのみを指定してください。'],
  },
  CONFIRMATION_NEEDED: {
    title: '元に戻せない操作のため、確認が必要です',
    detail: 'この操作は取り消せません。「confirm」に {confirm} を指定した場合にのみ実行されます。',
    remedies: ['内容を確認のうえ、「confirm」に "{confirm}" を指定して再度リクエストしてください。'],
  },
  CUSTOMER_DELETED: {
    title: 'お客様はベンダー側で削除されています',
    detail: 'テナント {tenantId} のお客様は、{since} にベンダーのコンソールから削除されました。',
    remedies: ['変更する前に、ベンダー側でお客様を再度作成してください。'],
  },
  PRODUCT_NOT_ENLISTED: {
    title: '製品が登録されていません',
    detail: 'テナント {tenantId} に「{product}」は登録されていません。',
    remedies: ['先に製品を登録してください。'],
  },
  PRODUCT_ALREADY_ENLISTED: {
    title: '製品はすでに登録されています',
    detail: 'テナント {tenantId} の「{product}」は {since} に登録されました。',
    remedies: ['登録済みの製品のシート数または有効期限を変更してください。'],
  },
  SEATS_OUT_OF_RANGE: {
    title: 'このシート数は割り当てられません',
    detail:
      '「{product}」に割り当てられるシート数は {least} から {most} までの整数です。要求された数: {seats}。',
    remedies: ['範囲内の数を指定してください。'],
  },
  RENEWAL_NOT_LATER: {
    title: '更新後の期限が現在の期限より後ではありません',
    detail: '「{product}」の更新後の期限は {after} より後でなければなりません。指定された期限: {until}。',
    remedies: ['より後の期限を指定してください。'],
  },
  TEMPLATE_UNKNOWN: {
    title: 'そのようなテンプレートはありません',
    detail: '製品 {productCode} に、テンプレート {templateId} はありません。',
    remedies: ['既存のテンプレートを選ぶか、先に作成してください。'],
  },
  TEMPLATE_OF_ANOTHER_PRODUCT: {
    title: '別の製品のテンプレートです',
    detail: 'テンプレート {templateId} は「{product}」ではなく「{of}」のものです。',
    remedies: ['この製品のテンプレートを選択してください。'],
  },
  MERGE_INTO_ITSELF: {
    title: '同じアカウントには統合できません',
    detail: 'アカウント {account} は統合先のアカウントです。',
    remedies: ['統合元、つまり統合後に空になるアカウントを指定してください。'],
  },
  CONSOLE_SIGN_IN_REFUSED: {
    title: '製品のコンソールがサインインを拒否しました',
    detail: '「{product}」がサインインを受け付けませんでした。関連するシステムの停止は報告されていません。',
    remedies: [
      'ベンダー側の管理者が一度サインインするか、認証情報を再設定してください。',
      '他の方もサインインできない場合は、報告されていない障害の可能性があります。しばらくしてから再度お試しください。',
    ],
  },
  UPSTREAM_MAINTENANCE: {
    title: 'ベンダーのシステムが停止しています',
    detail: '「{upstream}」は {since} からメンテナンス中または障害中です。認証情報の問題ではありません。',
    remedies: ['しばらく待ってから再度お試しください。処理中の変更は、復旧後に自動的に再開されます。'],
  },
} satisfies Partial<RefusalTexts>;
