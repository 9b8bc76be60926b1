/**
 * The refusals of the desk of metering, in Japanese.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code; spread into the words of all refusals. */
export const METERING_REFUSALS_JA = {
  CASE_SETTLED: {
    title: '案件は処理済みです',
    detail: '案件 {caseId} はすでに処理されています ({how})。',
    remedies: ['案件を表示すると、いつ、だれによって、または何によって処理されたかを確認できます。'],
  },
  CASE_ACTION_UNFIT: {
    title: 'この案件には行えない操作です',
    detail: '種類が「{kind}」の案件に「{action}」は行えません。',
    remedies: ['案件を表示してください。可能な操作がリンクとして示されます。'],
  },
  CORRECTION_SETTLED: {
    title: '訂正は決定済みです',
    detail: '訂正 {correctionId} は {state} であり、承認も却下もできません。',
    remedies: ['必要であれば、符号を逆にした別の訂正を申請してください。'],
  },
} satisfies Partial<RefusalTexts>;
