import type { ActivationTexts } from './activation.words.ts';

/** What is said of activations, in Japanese. */
export const ACTIVATION_JA: ActivationTexts = {
  tenants: {
    EMPTY: 'まだ何もアクティベーションされていません。',
    ACTIVE: '正しい順番でアクティベーション済みです。',
    CONFLICT: '誤った順番でアクティベーションされました。修復できるのはベンダーのサポートだけです。',
  },
  redemptions: {
    REQUESTED: '受付済みです。これからベンダーに送信します。',
    SENT: 'ベンダーに送信し、回答を待っています。回答がなければ再度問い合わせます。',
    UNCLEAR:
      'ベンダーはリンクを使用済みと回答しましたが、この操作によるものか不明です。担当者が確認してください。',
    ACTIVE: 'アクティベーション済みです。',
    REFUSED: 'アクティベーションできませんでした。',
  },
  overdue: 'ベンダーから長時間回答がありません。問い合わせを続けています。',
  refused: {
    NOT_TAKEN: 'ベンダーにこのリンクの登録がないか、受け付けられませんでした。リンクは未使用のままです。',
    ALREADY_USED: 'ベンダーによると、リンクは別のアカウントで使用済みです。',
    ORDER:
      'その間にベンダー側で行われたアクティベーションとの順番の制約により、送信しませんでした。リンクは未使用のままです。',
  },
};
