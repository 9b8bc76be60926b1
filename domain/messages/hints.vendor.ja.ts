import type { HintTexts } from './hint-words.ts';

/** The hints of what happens at a vendor, in Japanese. */
export const VENDOR_HINTS_JA = {
  ACTIVATION_SHUTS_OUT:
    'テナント {tenantId} で「{family}」をアクティベーションすると、以後このテナントで「{shutOut}」をアクティベーションできなくなります。将来必要になる可能性がある場合は、先にそちらをアクティベーションするか、いずれかを別のテナントで使用してください。',
  ACTIVATION_OTHERWISE_FIRST:
    'テナント {tenantId} では「{there}」がすでに使用中ですが、順番の判定対象となるアクティベーションリンクによるものではないため、「{family}」をアクティベーションできます。ベンダーの画面にエラーが表示された場合は、サポートケースを作成してください。',
  ACTIVATION_TO_AWAIT:
    'リンク {link} をベンダーに送信し、回答を待っています。1分ほどしてからもう一度確認してください。それまで、このテナントでは他のアクティベーションは行えません。',
  ACTIVATION_TO_SETTLE:
    'ベンダーがリンク {link} をアクティベーションしたかどうか分かりません。ベンダーのコンソールを確認し、その結果でアクティベーションを確定してください。',
  CONFLICT_TO_MEND:
    '「{before}」より先に「{after}」がアクティベーションされたため、ベンダーの画面に「{symptom}」と表示されます。修復できるのはベンダーのサポートだけです。サポートケース {caseId} の情報をそろえて提出してください。',
  SUPPORT_EVIDENCE_TO_GIVE:
    'サポートケース {caseId} をベンダーに提出するには、次の情報が必要です: {missing}。文字の情報は入力し、ファイルは添付してください。',
  SUPPORT_CASE_TO_SUBMIT:
    'サポートケース {caseId} に不足している情報はありません。いずれかの経路でベンダーに提出し、どの経路で提出したかを記録してください。',
  SUPPORT_CASE_TO_CLOSE:
    'サポートケース {caseId} はベンダーに提出済みです。ベンダーから求められた情報を追加し、ベンダーが修復したらケースを終了してください。',
  SUPPORT_CASE_OPEN_ALREADY:
    'サポートケース {caseId} はすでに作成されています。1つの競合に2つのケースはありません。その後に分かった情報を追加しました。',
  SUPPORT_FILE_TO_SEND:
    'この回答にあるアドレスに、示されたヘッダーのとおりにPUTでファイルを送信してください。アドレスの有効期間は{minutes}分です。その後、ファイルを保存したことを記録してください。',
  SUPPORT_FILE_NOT_TAKEN:
    '届いたファイルは、申告されたもの ({type}、{bytes} バイト) と異なるため、無効です。実際のとおりに申告し、もう一度送信してください。',
  SUPPORT_SHOWN_ONCE:
    '完全な値が表示されるのはこの回答だけです。同じIdempotency-Keyでは再び表示されません。ケース {caseId} のためにベンダーのサポートに渡し、どこにも保存しないでください。',
  CONFLICT_STAYS:
    'ケース {caseId} は解決ではなく取り下げられました。テナント {tenantId} は競合したままで、アクティベーションは行えません。ベンダーのサポートに修復を依頼するときは、ケースをもう一度作成してください。',
  UPSTREAM_TO_SAY_UP:
    '復旧したら、ベンダー自身が知らせない限り、稼働していることを記録してください。それまでは、このシステムを必要とする変更は待ち続けます。',
  CHANGE_TO_SHOW:
    'ベンダーには {subject} が伝えられ、後で表示されます。{overdue} を過ぎると遅延です。もう一度依頼する前に、状態を確認してください。',
  CHANGE_WAITS:
    'ベンダーのシステムが停止しています({upstreams})。{subject} は復旧後に伝えられ、表示されます。それまで時計は止まり、遅延にはなりません。',
  CHANGED_ALREADY: 'すでにそのとおりです。何も変わらず、ベンダーにも何も伝えません。',
  CHANGES_WITHDRAWN: '進行中で、新しい種類のアカウントではできないもの: {subjects}。もう待ちません。',
  PRODUCTS_TO_JUDGE:
    '新しいアカウントの種類は、お客様がお持ちの {products} に対応していません。何も削除されません。それぞれ残すかどうかを決めてください。',
  ACCOUNT_TO_BE_EMPTY:
    'アカウント {from} のすべてがテナント {tenantId} に移り、{from} はその後空になります。元には戻せません。',
  ROLE_AT_VENDOR:
    'ベンダーには役割 {role} があります。ベンダーのコンソールで担当者に付与してください。ここでは何も変わりません。',
} satisfies Partial<HintTexts>;
