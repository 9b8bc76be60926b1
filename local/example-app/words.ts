import type { Locale } from '#domain/messages/locale.ts';

/** What the example application says, by language. */
export interface Words {
  readonly brand: string;
  readonly skip: string;
  readonly title: string;
  readonly lead: string;
  readonly product: string;
  readonly account: string;
  readonly email: string;
  readonly hint: string;
  readonly existing: string;
  readonly existingHint: string;
  readonly submit: string;
  readonly done: string;
  readonly tenant: string;
  readonly state: string;
  readonly unknown: string;
  readonly heard: string;
  readonly reload: string;
  readonly nobody: string;
  readonly nobodyText: string;
}

/** In every language of Concord. */
export const WORDS: Readonly<Record<Locale, Words>> = {
  en: {
    brand: 'Example Hosting',
    skip: 'Skip to content',
    title: 'Welcome to Example Hosting',
    lead: 'You subscribed in AWS Marketplace. One more step, and your workspace is ready.',
    product: 'Product',
    account: 'AWS account',
    email: 'E-mail address',
    hint: 'This example believes it; a real sign-up proves it first.',
    existing: 'Account ID, if you have one already',
    existingHint:
      'Then this subscription pays for it. If another one pays now, its payer is moved; cancel nothing yet.',
    submit: 'Create my workspace',
    done: 'Your workspace',
    tenant: 'Account ID',
    state: 'State',
    unknown: 'not heard of yet',
    heard: 'What Concord told this application',
    reload: 'Look again',
    nobody: 'Begin in AWS Marketplace',
    nobodyText: 'Choose the product among your subscriptions there, then “Set up your account”.',
  },
  ja: {
    brand: 'Example Hosting',
    skip: '本文へ移動',
    title: 'Example Hosting へようこそ',
    lead: 'AWS Marketplace でのご購入ありがとうございます。あと 1 つの手順でワークスペースが使えるようになります。',
    product: '製品',
    account: 'AWS アカウント',
    email: 'メールアドレス',
    hint: 'この例では入力されたとおりに扱います。実際のサインアップでは先に確認します。',
    existing: 'アカウント ID（すでにお持ちの場合）',
    existingHint:
      'このサブスクリプションが支払元になります。ほかの支払元がある場合は切り替えます。まだ何も解約しないでください。',
    submit: 'ワークスペースを作成',
    done: 'ワークスペース',
    tenant: 'アカウント ID',
    state: '状態',
    unknown: 'まだ連絡がありません',
    heard: 'Concord からこのアプリケーションへの連絡',
    reload: '再読み込み',
    nobody: 'AWS Marketplace から開始してください',
    nobodyText: 'AWS Marketplace のサブスクリプションで製品を選び、「アカウントの設定」を選択してください。',
  },
  fr: {
    brand: 'Example Hosting',
    skip: 'Aller au contenu',
    title: 'Bienvenue chez Example Hosting',
    lead: 'Vous vous êtes abonné dans AWS Marketplace. Encore une étape, et votre espace de travail est prêt.',
    product: 'Produit',
    account: 'Compte AWS',
    email: 'Adresse e-mail',
    hint: 'Cet exemple la croit ; une vraie inscription la prouve d’abord.',
    existing: 'Identifiant du compte, si vous en avez déjà un',
    existingHint:
      'Cet abonnement le paie alors. Si un autre paie à présent, le payeur est transféré ; ne résiliez rien encore.',
    submit: 'Créer mon espace de travail',
    done: 'Votre espace de travail',
    tenant: 'Identifiant du compte',
    state: 'État',
    unknown: 'aucune nouvelle pour l’instant',
    heard: 'Ce que Concord a dit à cette application',
    reload: 'Actualiser',
    nobody: 'Commencez dans AWS Marketplace',
    nobodyText: 'Choisissez-y le produit parmi vos abonnements, puis « Configurer votre compte ».',
  },
};
