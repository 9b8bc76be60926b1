import type { MeteringWords } from './metering.words.ts';

/** Metering, in Japanese. */
export const METERING_JA: MeteringWords = {
  why: {
    OPEN: 'この時間はまだ開いています。{closeAt} に締められるまで記録を受け付けます。',
    OPEN_STILL: 'この時間は過ぎましたが、まだ締められていません。記録を受け付けます。',
    CLOSING: 'この時間は {markedAt} に締め処理に入りました。新しい記録は受け付けません。',
    CLOSED: 'この時間は {closedAt} に締められました。',
    NO_RECORDS: 'このディメンションの記録は届いていません。',
    RECORDS_GONE: '記録の保存期間は過ぎています。締めた時点の合計は {used} でした。',
    COUNTED: '数えられる ID は {counted} 件、数量の合計は {sum} です。',
    LEFT_OUT:
      '数えないもの: 重複 {duplicate} 件、後の累計に置き換えられた累計 {replaced} 件、数えた ID と内容が食い違うもの {conflict} 件。',
    STRAYED:
      '{origin} の時間に使われた {quantity} は遅れて届きましたが、ここでは数えません。締められる前に、この時間の支払者が変わったためです。行き先はその時間の説明にあります。',
    CAME_LATE: 'うち {quantity} は {origin} の時間に使われ、その時間が締められた後に届きました。',
    LEVEL: '契約は {entitled} までの水準を含みます。{amount} は計測されません。',
    ALLOWANCE:
      '契約期間の枠 {entitled} のうち {drawnBefore} は使用済みでした。この時間の {amount} が枠に含まれます。',
    CREDIT: '繰り越されたクレジットにより {amount} が差し引かれます。',
    CONTRACT: 'この契約に従量課金はありません。{amount} は契約に含まれます。',
    NOBODY_REDUCED: 'この時間の支払者はいません。{amount} は請求されません。',
    LEAVES: '残りは {quantity} です。',
    PAYER_ACCOUNT: 'この時間の支払者は AWS アカウント {account} のサブスクリプション {subscriptionId} です。',
    PAYER_CUSTOMER:
      'この時間の支払者は顧客 {customer} のサブスクリプション {subscriptionId} です。AWS には CustomerIdentifier で報告します。',
    PAYER_SO_FAR: '現時点で、この時間の支払者はサブスクリプション {subscriptionId} です。',
    PAID_FROM: 'このサブスクリプションは {from} からテナントの支払者です。',
    PAID_BETWEEN: 'このサブスクリプションは {from} から {until} までテナントの支払者です。',
    NOBODY: '{reason}',
    LICENSE_START: 'ライセンスはこの時間の途中で始まったため、AWS には {timestamp} の利用として報告します。',
    DUE: 'AWS の確認はまだです。AWS は {deadline} まで受け付けます。',
    HELD: 'ケース {caseId} が保留しています。誰も判断しなければ {releaseAt} に送られます。',
    BILLED: '{at} から AWS に記録されています。',
    BILLED_AS: 'AWS が {at} に受け付けました。レコードは {recordId} です。',
    INCLUDED: '請求されるものはありません。',
    WAIVED: '誰にも請求されません。',
    DRY_RUN: 'この製品はドライランで計測されています。AWS には報告しません。',
    WRITTEN_OFF: '{at} にケース {caseId} で請求しないと判断されました。',
    LOST: '{at} 以降、請求できません。{reason}',
    ANSWER: 'AWS の最後の回答（{at}、{tries} 回目）: {said}。',
    LATE_BILLED: 'ID {id} の {quantity} は遅れて届きました。{hour} の時間で請求されます。',
    LATE_ON_DESK: 'ID {id} の {quantity} は遅れて届きました。ケース {caseId} で判断されます。',
  },
  lost: {
    UNANSWERED:
      '期限までに応答のない送信がありました。AWS が請求済みの可能性があります。補正の前に AWS の請求レポートを確認してください。',
    OUTAGE: '期限まで AWS から回答がなかったか、期限が近すぎて問い合わせできませんでした。',
    NOT_SUBSCRIBED: '期限まで AWS は顧客がサブスクライブしていないと回答しました。',
    REFUSED_BY_AWS: '期限まで AWS は記録そのものを拒否しました。',
    OTHER_QUANTITY: 'AWS にはこの時間の別の数量があり、それは変わりません。',
    CLOSED_TOO_LATE: '締めた時点で期限を過ぎていました。',
    ENTITLEMENT_UNKNOWN: '契約の内容が分からず、誰も判断しませんでした。',
  },
  cases: {
    suspicious:
      'この時間の使用量は {quantity} で、通常は {usual} です。判断を待っています。誰も判断しなければ送られます。',
    silence:
      'これまで毎時間使われていたディメンションが使われていません。報告元が動いているか確認してください。',
    entitlement: '契約の内容が分からないため、{quantity} のうちいくらが請求されるか分かりません。',
    late: '{quantity} は時間が締められた後に届き、開いている時間に自動では移せません。',
    'not-subscribed':
      'AWS は顧客がサブスクライブしていないと回答していますが、ここではライセンスは有効です。AWS Marketplace 管理ポータルで契約を確認してください。',
    refused:
      'AWS が記録そのものを拒否しています。ディメンションとライセンスを出品内容と照らし合わせてください。',
    discrepancy: 'AWS にはこの時間について {quantity} とは別の数量があります。先に記録されたものが残ります。',
    lost: '{quantity} はもう請求できません。{reason}',
  },
};
