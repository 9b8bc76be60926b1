/**
 * The refusals of offers, in Japanese.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code; spread into the words of all refusals. */
export const OFFER_REFUSALS_JA = {
  OFFER_NOT_PRIVATE: {
    title: 'プライベートオファーではありません',
    detail:
      'オファー {offerId} の種別は「{kind}」です。事前にテナントへ紐付けられるのはプライベートオファーだけです。',
    remedies: [
      'ソリューションプロバイダーのオファー (SPPO) であれば、その旨を記録してください。AWS の API からは分かりません。',
    ],
  },
  OFFER_NOT_EXTENDED: {
    title: 'このアカウントには提示されていないオファーです',
    detail: 'AWS アカウント {buyerAccount} にはオファー {offerId} が表示されないため、承諾できません。',
    remedies: [
      'アカウント番号を確認してください。',
      'または、販売元にそのアカウントへオファーを発行するよう依頼してください。',
      'または、実際の提示先が分かっている場合は、提示先のアカウントを記録してください。',
    ],
  },
  OFFER_EXPIRED: {
    title: 'オファーの期限が切れています',
    detail: 'オファー {offerId} の承諾期限は {until} でした。アカウント {buyerAccount} は承諾していません。',
    remedies: ['販売元に期限の延長、または新しいオファーの発行を依頼してください。'],
  },
} satisfies Partial<RefusalTexts>;
