import type { StatementWords } from './statement.words.ts';

/** Usage statements, in French. */
export const STATEMENT_FR: StatementWords = {
  brand: 'Relevé d’utilisation',
  skip: 'Aller au contenu',
  language: 'Langue',
  title: 'Utilisation en {month}',
  account: 'Compte',
  product: 'Produit',
  month: 'Mois',
  asOf: 'État au',
  utc: 'Les jours et les heures sont en UTC. Une heure paraît une fois close, peu après sa fin.',
  csv: 'Télécharger en CSV',
  empty: 'Aucune utilisation n’a été enregistrée ce mois-ci.',
  total: 'Total',
  nobody: 'personne',
  columns: {
    day: 'Jour',
    from: 'De (UTC)',
    until: 'À (UTC)',
    dimension: 'Dimension',
    payer: 'Compte AWS qui paie',
    used: 'Utilisé',
    billed: 'Facturé',
    open: 'En attente',
    covered: 'Couvert',
    waived: 'Non facturé',
    late: 'Dont utilisé avant',
  },
  meanings: {
    billed: 'Déclaré à AWS Marketplace, qui le facture.',
    open: 'Reste à déclarer à AWS Marketplace.',
    covered: 'Couvert par ce qui a été acheté, ou par un avoir.',
    waived: 'Facturé à personne.',
  },
  daily: 'Utilisé par jour : {dimension}',
  commitment: {
    allowance: {
      heading: 'Ce qui reste de ce qui a été acheté',
      text: 'Après la dernière heure montrée, il reste {value} sur {entitled}.',
    },
    level: {
      heading: 'L’utilisation face à ce qui a été acheté',
      text: 'La dernière heure montrée a utilisé {value} ; {entitled} est couvert à chaque heure.',
    },
  },
  support: {
    heading: 'Des questions ?',
    text: 'Notre équipe d’assistance est là pour {product}.',
    page: 'Page d’assistance',
  },
  problems: {
    invalid: {
      title: 'Ce lien ne fonctionne pas',
      text: 'Il est incomplet ou a été modifié. Demandez-en un nouveau à la personne qui vous l’a envoyé.',
    },
    expired: {
      title: 'Ce lien a expiré',
      text: 'Les liens vers les relevés durent sept jours. Demandez-en un nouveau à la personne qui vous l’a envoyé.',
    },
    NOT_FOUND: {
      title: 'Il n’y a rien ici',
      text: 'Ouvrez de nouveau le lien vers votre relevé, tel qu’il vous a été envoyé.',
    },
    INTERNAL: { title: 'Cela n’a pas fonctionné', text: 'Réessayez dans quelques minutes.' },
  },
};
