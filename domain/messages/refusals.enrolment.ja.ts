/**
 * The refusals of enrolments and seats, in Japanese.
 * @module
 */
import type { RefusalTexts } from './refusal-words.ts';

/** By code; spread into the words of all refusals. */
export const ENROLMENT_REFUSALS_JA = {
  TENANT_SUSPENDED: {
    title: 'テナントは停止中です',
    detail:
      'テナント {tenantId} は {state} のため、新たなアクティベーション、割り当て、申込はできません。既にあるものはそのまま残ります。',
    remedies: ['テナントを再開するか、再び支払いが行われるまでお待ちください。'],
  },
  NOT_OFFERED: {
    title: 'この機能はまだ提供されていません',
    detail: 'テナント {tenantId} には {feature} がまだ提供されていません。順次有効化されます。',
    remedies: [
      '有効化のお知らせをお待ちください。',
      '早期の有効化をご希望の場合は、案内されている窓口へご依頼ください。',
    ],
  },
  ALREADY_ACTIVE: {
    title: '既に有効です',
    detail: 'テナント {tenantId} の {feature} は {since} から有効です（{mode}）。',
    remedies: ['シートの割り当てと解除を直接行ってください。'],
  },
  DEADLINE_PASSED: {
    title: '期日を過ぎ、自動的に有効化されました',
    detail:
      'テナント {tenantId} の {feature} は期日を過ぎたため {since} に自動的に有効化されました。ご希望と異なる割り当てがあります。',
    remedies: ['差分を確認し、該当のシートを割り当て直してください。'],
  },
  DRAFT_OUTDATED: {
    title: '下書きが変更されています',
    detail:
      'テナント {tenantId} の下書きは、ご覧になった版 {seen} から {draftVersion} に変わっています。有効化されていません。',
    remedies: ['下書きを確認し直し、その版で有効化してください。'],
  },
  PARTNER_ACCOUNT: {
    title: 'パートナーアカウントはここでは有効化できません',
    detail:
      'テナント {tenantId} はパートナーアカウントです。{feature} は {route} を通じてのみ有効化できます。',
    remedies: ['該当の窓口へご依頼ください。'],
  },
  EARLY_REQUEST_INCOMPLETE: {
    title: '依頼の内容が不足しています',
    detail: '{route} への依頼に不足があります: {missing}。',
    remedies: ['不足している内容を、窓口が求める言語で補って、もう一度送ってください。'],
  },
  LM_NOT_ACTIVE: {
    title: 'シートはまだ割り当てられません',
    detail: 'テナント {tenantId} の {feature} が有効ではないため、割り当ても解除もできません。',
    remedies: ['有効化するか、期日をお待ちください。'],
  },
  PART_UNKNOWN: {
    title: 'そのパートはありません',
    detail: 'パート「{part}」はありません。ポリシーにあるのは次のパートです: {parts}。',
    remedies: ['いずれかを選んでください。'],
  },
  DEVICE_UNKNOWN: {
    title: 'そのデバイスはありません',
    detail: 'テナントにデバイス {deviceId} はありません。',
    remedies: ['IDを確認するか、先にデバイスを登録してください。'],
  },
  BASE_PART_HELD: {
    title: 'ベースパートが割り当て済みです',
    detail:
      'デバイス {deviceId} にはベースパート {part} が割り当て済みです。1台に割り当てられるのは1つです。',
    remedies: ['先にそのパートを解除してください。'],
  },
  BASE_PART_NEEDED: {
    title: 'ベースパートが必要です',
    detail: 'デバイス {deviceId} は、ベースパートなしでアドオン {part} を利用できません。',
    remedies: [
      '先にベースパートを割り当ててください。ベースパートを解除する場合は、先にアドオンを解除してください。',
    ],
  },
  NO_UNITS_LEFT: {
    title: 'ライセンス数が不足しています',
    detail:
      '{part} の購入数はすべて使用中です（{used}）。超過は許可されていません。割り当ては行われていません。',
    remedies: ['不要なシートを解除するか、追加購入するか、このパートの超過を許可してください。'],
  },
  ROW_REPEATED: {
    title: '同じ行が重複しています',
    detail: 'デバイス {deviceId} とパート {part} は前の行に既にあります。',
    remedies: ['この行を削除してください。前の行が有効です。'],
  },
  TOO_MANY_ROWS: {
    title: '行数が多すぎます',
    detail:
      '依頼は {rows} 行ありますが、一度に受け付けられるのは {rowsMax} 行までです。何も変更されていません。',
    remedies: ['分けて送るか、ファイルをアップロードしてください。'],
  },
  BULK_REFUSED: {
    title: '一括処理は行われませんでした',
    detail:
      '{rows} 行のうち {refused} 行に問題があり、すべてまとめての処理が指定されているため、何も変更されていません。',
    remedies: ['該当の行を修正するか、atomic を外して送ってください。'],
  },
} satisfies Partial<RefusalTexts>;
