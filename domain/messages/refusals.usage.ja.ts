/**
 * The refusals of usage records, in Japanese.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code; spread into the words of all refusals. */
export const USAGE_REFUSALS_JA = {
  RECORD_INVALID: {
    title: '使用量レコードを読み取れません',
    detail: 'フィールド「{field}」がないか、定義されていないか、値が正しくありません。',
    remedies: [
      'JSON オブジェクトとして再送してください: tenantId、dimension、quantity、time（ISO 8601、タイムゾーン付き）、id、必要なら form（event または total）と tags。',
    ],
  },
  TENANT_UNKNOWN: {
    title: 'テナントが存在しません',
    detail: 'ID {tenantId} のテナントはありません。',
    remedies: ['登録時に Concord が発行したテナント ID (t-…) で使用量を報告してください。'],
  },
  USAGE_ID_INVALID: {
    title: 'レコードの ID が使用できません',
    detail:
      'ID は印字可能な ASCII 文字で 1～{usageIdMax} 文字です。前後に空白を含めることはできず、「{reserved}」で始めることもできません。',
    remedies: ['イベントまたは累計の系列ごとにこの形式の ID を付けて、レコードを再送してください。'],
  },
  UNKNOWN_DIMENSION: {
    title: '製品に存在しないディメンションです',
    detail: '「{dimension}」は、テナントのポリシーにある使用量ディメンションに含まれていません。',
    remedies: [
      '綴りを確認してください。ディメンションは大文字と小文字を区別します。',
      'または、出品情報のとおりにディメンションを製品のポリシーへ追加してください。',
    ],
  },
  QUANTITY_INVALID: {
    title: '数量が整数ではありません',
    detail: '数量は 0 から {quantityMax} までの整数でなければなりません。',
    remedies: [
      '数量は文字列ではなく整数で報告してください。小数が必要な場合は、ディメンションの単位を小さくしてください。',
      '報告済みの使用量を減らす場合は、訂正を申請してください。',
    ],
  },
  TAGS_INVALID: {
    title: 'タグが使用できません',
    detail:
      'AWS が受け付けるタグは {tagsMax} 個までです。キーは {tagKeyMax} 文字、値は {tagValueMax} 文字までで、英数字、空白、+ - = . _ : / \\ @ が使えます。',
    remedies: ['タグを修正するか、タグなしでレコードを再送してください。'],
  },
  TIME_IN_FUTURE: {
    title: '時刻が未来です',
    detail: 'レコードの時刻 {time} は、Concord の時計より {skewMinutes} 分以上進んでいます。',
    remedies: ['送信元の時計とタイムゾーンを確認して、レコードを再送してください。'],
  },
  TOO_OLD_TO_BILL: {
    title: 'この使用量はもう請求できません',
    detail: 'AWS が {hour} からの 1 時間の使用量を受け付けるのは {until} まででした。',
    remedies: [
      '運用担当者に訂正の申請を依頼してください。別の担当者が承認すると、まだ締められていない時間に計上されます。',
    ],
  },
  NO_SUBSCRIPTION: {
    title: 'この時間に対応するサブスクリプションがありません',
    detail:
      '{hour} からの 1 時間、テナント {tenantId} には請求先となるサブスクリプションがありませんでした。',
    remedies: ['テナントを開き、支払元とその開始時期を確認してください。'],
  },
} satisfies Partial<RefusalTexts>;
