/**
 * The refusals of activation and of support cases, in Japanese.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code; spread into the words of all refusals. */
export const ACTIVATION_REFUSALS_JA = {
  LINK_FORMAT: {
    title: 'アクティベーションリンクではありません',
    detail:
      'アクティベーションリンクは https:// と次のいずれかのホスト名 (表記どおり) で始まり、パスが続きます: {hosts}。ユーザー名、ポート番号、フラグメントは使用できません。',
    remedies: ['ベンダーからのメールに記載されたリンク全体をコピーして、もう一度送信してください。'],
  },
  LINK_ALREADY_USED: {
    title: '使用済みのリンクです',
    detail:
      'リンク {link} はテナント {tenantId} で使用済み、または使用中です。リンクを使用できるのは一度だけです。',
    remedies: [
      'そのテナントを確認してください。',
      'または、このライセンスのリンクを販売元に問い合わせてください。',
    ],
  },
  PRODUCT_UNKNOWN: {
    title: 'ポリシーにない製品です',
    detail: '製品「{product}」はありません。ポリシーにある製品: {products}。',
    remedies: ['いずれかを選択するか、ポリシーに製品を追加してデプロイしてください。'],
  },
  ACTIVATION_ORDER: {
    title: 'このテナントではアクティベーションできない順番です',
    detail:
      '同一テナントでは「{after}」より先に「{before}」をアクティベーションする必要がありますが、「{after}」はすでに使用中です。ベンダーには何も送信していません。',
    remedies: [
      'ベンダーの同じユーザーで2つ目のアカウントを作成し、そこでアクティベーションしてください。',
      'その他の方法で別のアカウントを作成し、そこでアクティベーションしてください。',
      '同じユーザーのテナント {wouldUse} でアクティベーションしてください。使用されるのはこのテナントです。',
    ],
  },
  TENANT_IN_CONFLICT: {
    title: 'テナントのアクティベーションに不整合があります',
    detail:
      'テナント {tenantId} ではライセンスが誤った順番でアクティベーションされ、ベンダーの画面に「{symptom}」と表示されます。ベンダーのサポートが修復するまで、アクティベーションは行えません。',
    remedies: ['サポートケース {caseId} の情報をそろえて提出してください。'],
  },
  ACTIVATION_IN_PROGRESS: {
    title: '別のアクティベーションが進行中です',
    detail:
      'テナント {tenantId} のアクティベーション {activationId} が完了していません。順番を確定するため、1件ずつ行います。',
    remedies: ['完了を待つか、結果を確定してから、もう一度実行してください。'],
  },
  ACTIVATION_SETTLED: {
    title: 'アクティベーションは確定済みです',
    detail: 'アクティベーション {activationId} は {state} であり、未確定の事項はありません。',
    remedies: ['テナントのアクティベーションを確認してください。'],
  },
  ACTIVATION_NOT_OFFERED: {
    title: 'アクティベーションリンクの対象外です',
    detail:
      'テナント {tenantId} の製品のポリシー {policy} には、アクティベーションリンクの定めがありません。',
    remedies: ['別の製品のテナントを選択するか、ポリシーに「activation」を追加してデプロイしてください。'],
  },
  OBSERVATION_INVALID: {
    title: '観測結果を読み取れません',
    detail: 'フィールド「{field}」が欠けているか、不明であるか、観測結果の形式に合っていません。',
    remedies: ['APIの説明に従って修正し、もう一度送信してください。他の観測結果は受け付けました。'],
  },
  OBSERVED_IN_FUTURE: {
    title: '未来の時刻です',
    detail: '発生時刻が {time} となっていますが、現在の時刻より先です。',
    remedies: [
      '時刻とタイムゾーンを確認して、もう一度送信してください。時刻が不明な場合は省略してください。',
    ],
  },
  SUPPORT_CASE_KIND_UNKNOWN: {
    title: 'ポリシーにない種類のケースです',
    detail: 'サポートケースの種類「{kind}」はありません。ポリシーにある種類: {kinds}。',
    remedies: ['いずれかを選択するか、ポリシーに種類を追加してデプロイしてください。'],
  },
  SUPPORT_CASE_CLOSED: {
    title: 'サポートケースは終了しています',
    detail: 'サポートケース {caseId} は終了しており ({how})、何も追加できません。',
    remedies: ['まだ問題がある場合は、新しいケースを作成してください。'],
  },
  SUPPORT_CASE_SUBMITTED: {
    title: 'サポートケースは提出済みです',
    detail: 'サポートケース {caseId} は、経路 {route} でベンダーに提出済みです。',
    remedies: ['ベンダーから求められた情報を追加するか、回答があればケースを終了してください。'],
  },
  BUNDLE_INCOMPLETE: {
    title: 'サポートケースの情報が不足しています',
    detail: 'ケース {caseId} の提出には次の情報が必要です: {missing}。',
    remedies: ['不足している情報を追加して、もう一度提出してください。'],
  },
  WRONG_SUPPORT_CHANNEL: {
    title: 'この経路では受け付けられません',
    detail: 'この種類のケースは経路 {route} では提出できません。利用できる経路: {routes}。',
    remedies: ['利用できる経路を選択してください。'],
  },
  NOTICE_UNREAD: {
    title: '先にお読みいただく事項があります',
    detail: '経路 {route} で提出する前に、次のお知らせをお読みください: {notices}。',
    remedies: ['ケースに表示されるお知らせを読み、noticesRead を付けて提出してください。'],
  },
  EVIDENCE_UNKNOWN: {
    title: 'ケースにない情報です',
    detail: '「{evidence}」に該当するものはありません。あるもの: {wanted}。',
    remedies: ['ケースを表示し、そこにある名前を指定してください。'],
  },
  EVIDENCE_UNFIT: {
    title: '求められている情報ではありません',
    detail:
      '「{evidence}」の種類は {kind} です。別の種類のもの、空のもの、または大きすぎるものが送信されました。',
    remedies: ['ケースが求めている情報を送信してください。'],
  },
  ATTACHMENT_UNFIT: {
    title: '添付できないファイルです',
    detail:
      'ファイルの種類が {type} であるか、ファイル名に使用できない文字が含まれています。添付できる種類: {types}。',
    remedies: ['添付できる種類のファイルを、通常のファイル名で添付してください。'],
  },
  ATTACHMENT_TOO_LARGE: {
    title: 'ファイルが大きすぎます',
    detail: 'ファイルは {bytes} バイトです。添付できるのは 1 バイト以上 {bytesMax} バイト以下です。',
    remedies: ['ファイルを小さくするか、一部だけを添付してください。'],
  },
  ATTACHMENT_AWAITED: {
    title: 'ファイルが届いていません',
    detail: 'サポートケース {caseId} のファイル {name} は申告されていますが、まだ届いていません。',
    remedies: [
      '指定されたアドレスに送信してください。有効期間が過ぎている場合は、もう一度申告してください。',
    ],
  },
  ATTACHMENTS_EXCEEDED: {
    title: 'これ以上ファイルを添付できません',
    detail: 'サポートケース {caseId} に添付できるファイルは {filesMax} 個までです。',
    remedies: ['添付済みのファイルで提出してください。'],
  },
  RELEASES_EXCEEDED: {
    title: '封印された情報の開示回数が上限に達しました',
    detail: 'サポートケース {caseId} では、封印された情報が上限の回数まで開示されています。',
    remedies: [
      'ケースで、だれが何をなぜ開示したかを確認してください。漏えいの場合はケースを終了してください。',
    ],
  },
} satisfies Partial<RefusalTexts>;
