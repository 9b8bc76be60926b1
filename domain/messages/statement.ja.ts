import type { StatementWords } from './statement.words.ts';

/** Usage statements, in Japanese. */
export const STATEMENT_JA: StatementWords = {
  brand: '使用量明細',
  skip: '本文へ移動',
  language: '言語',
  title: '{month}の使用量',
  account: 'アカウント',
  product: '製品',
  month: '対象月',
  asOf: '時点',
  utc: '日と時間は UTC です。各時間は終了後まもなく締められてから表示されます。',
  csv: 'CSV をダウンロード',
  empty: 'この月の使用量の記録はありません。',
  total: '合計',
  nobody: 'なし',
  columns: {
    day: '日',
    from: '開始 (UTC)',
    until: '終了 (UTC)',
    dimension: 'ディメンション',
    payer: '支払う AWS アカウント',
    used: '使用量',
    billed: '請求',
    open: '未処理',
    covered: '契約内',
    waived: '請求なし',
    late: 'うち以前の使用分',
  },
  meanings: {
    billed: 'AWS Marketplace に報告され、請求されます。',
    open: 'これから AWS Marketplace に報告されます。',
    covered: '購入済みの枠またはクレジットに含まれます。',
    waived: '誰にも請求されません。',
  },
  daily: '日別の使用量: {dimension}',
  commitment: {
    allowance: {
      heading: '購入済みの枠の残り',
      text: '表示されている最後の時間の後、{entitled} のうち {value} が残っています。',
    },
    level: {
      heading: '購入済みの水準と使用量',
      text: '表示されている最後の時間の使用量は {value} です。毎時 {entitled} までが契約に含まれます。',
    },
  },
  support: {
    heading: 'お問い合わせ',
    text: '{product} についてはサポートチームがお答えします。',
    page: 'サポートページ',
  },
  problems: {
    invalid: {
      title: 'このリンクは使えません',
      text: 'リンクが途中で切れているか、変更されています。送った人に新しいリンクを依頼してください。',
    },
    expired: {
      title: 'このリンクの期限は切れています',
      text: '明細へのリンクは 7 日間有効です。送った人に新しいリンクを依頼してください。',
    },
    NOT_FOUND: {
      title: 'ここには何もありません',
      text: '届いた明細のリンクをそのまま開き直してください。',
    },
    INTERNAL: { title: '処理できませんでした', text: '数分後にもう一度お試しください。' },
  },
};
