import type { StatementWords } from './statement.words.ts';

/** Usage statements, in English. */
export const STATEMENT_EN: StatementWords = {
  brand: 'Usage statement',
  skip: 'Skip to content',
  language: 'Language',
  title: 'Usage in {month}',
  account: 'Account',
  product: 'Product',
  month: 'Month',
  asOf: 'As of',
  utc: 'Days and hours are in UTC. An hour appears once it is closed, soon after its end.',
  csv: 'Download as CSV',
  empty: 'No usage was recorded in this month.',
  total: 'Total',
  nobody: 'nobody',
  columns: {
    day: 'Day',
    from: 'From (UTC)',
    until: 'Until (UTC)',
    dimension: 'Dimension',
    payer: 'Paid by AWS account',
    used: 'Used',
    billed: 'Billed',
    open: 'Open',
    covered: 'Covered',
    waived: 'Not charged',
    late: 'Of it used earlier',
  },
  meanings: {
    billed: 'Reported to AWS Marketplace, which charges it.',
    open: 'Still to be reported to AWS Marketplace.',
    covered: 'Covered by what was bought or credited.',
    waived: 'Charged to nobody.',
  },
  daily: 'Used each day: {dimension}',
  commitment: {
    allowance: {
      heading: 'What is left of what was bought',
      text: 'After the last hour shown, {value} of {entitled} is left.',
    },
    level: {
      heading: 'Usage against what was bought',
      text: 'The last hour shown used {value}; {entitled} is covered in each hour.',
    },
  },
  support: {
    heading: 'Questions?',
    text: 'Our support team is there for {product}.',
    page: 'Support page',
  },
  problems: {
    invalid: {
      title: 'This link does not work',
      text: 'It is incomplete or was changed. Ask whoever sent it to you for a new one.',
    },
    expired: {
      title: 'This link has expired',
      text: 'Links to statements work for seven days. Ask whoever sent it to you for a new one.',
    },
    NOT_FOUND: {
      title: 'There is nothing here',
      text: 'Open the link to your statement once more, just as it was sent to you.',
    },
    INTERNAL: { title: 'That did not work', text: 'Please try again in some minutes.' },
  },
};
