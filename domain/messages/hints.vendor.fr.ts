import type { HintTexts } from './hint-words.ts';

/** The hints of what happens at a vendor, in French. */
export const VENDOR_HINTS_FR = {
  ACTIVATION_SHUTS_OUT:
    'Une fois « {family} » activé chez le locataire {tenantId}, « {shutOut} » ne pourra plus jamais y être activé. S’il peut être voulu un jour, activez-le d’abord, ou choisissez un autre locataire pour l’un des deux.',
  ACTIVATION_OTHERWISE_FIRST:
    '« {there} » est déjà chez le locataire {tenantId}, mais n’est pas venu par un lien d’activation sur lequel l’ordre est jugé : « {family} » peut donc être activé. Si le fournisseur affiche ensuite une erreur, ouvrez un dossier de support.',
  ACTIVATION_TO_AWAIT:
    'Le fournisseur a reçu le lien {link} et n’a pas encore répondu ; regardez de nouveau dans une minute. Rien d’autre n’est activé chez le locataire d’ici là.',
  ACTIVATION_TO_SETTLE:
    'Personne ici ne sait si le fournisseur a activé le lien {link}. Consultez la console du fournisseur, et réglez l’activation selon ce que vous y trouvez.',
  CONFLICT_TO_MEND:
    'Le fournisseur affiche « {symptom} », car « {after} » a été activé avant « {before} ». Seul son support peut réparer cela : complétez le dossier de support {caseId} et soumettez-le.',
  SUPPORT_EVIDENCE_TO_GIVE:
    'Le dossier de support {caseId} ne peut pas partir chez le fournisseur sans : {missing}. Donnez ce qui s’écrit, et joignez ce qui est un fichier.',
  SUPPORT_CASE_TO_SUBMIT:
    'Il ne manque rien au dossier de support {caseId}. Remettez-le au fournisseur par l’une de ses voies ; dites ensuite laquelle, et il compte comme soumis.',
  SUPPORT_CASE_TO_CLOSE:
    'Le dossier de support {caseId} est chez le fournisseur. Ajoutez ce qu’il demande, et fermez le dossier quand il a réparé.',
  SUPPORT_CASE_OPEN_ALREADY:
    'Le dossier de support {caseId} est déjà ouvert : un conflit n’en a jamais deux. Ce qu’on a appris depuis y a été ajouté.',
  SUPPORT_FILE_TO_SEND:
    'Envoyez le fichier lui-même par PUT à l’adresse de cette réponse, avec exactement ses en-têtes ; l’adresse vaut {minutes} minutes. Dites ensuite que le fichier est enregistré.',
  SUPPORT_FILE_NOT_TAKEN:
    'Ce qui est arrivé n’est pas le fichier annoncé ({type}, {bytes} octets), et ne compte pas. Annoncez-le tel qu’il est, et envoyez-le de nouveau.',
  SUPPORT_SHOWN_ONCE:
    'Ce qui est montré en entier ne figure que dans cette réponse ; la même Idempotency-Key ne le montre plus. Donnez-le au support du fournisseur, pour le dossier {caseId}, et ne le gardez nulle part.',
  CONFLICT_STAYS:
    'Le dossier {caseId} a été retiré, et non résolu : le locataire {tenantId} reste en conflit, et rien n’y est activé. Rouvrez le dossier quand le support du fournisseur doit réparer.',
  UPSTREAM_TO_SAY_UP:
    'Dites qu’il fonctionne quand il est de retour, si le fournisseur ne le dit pas lui-même : d’ici là, les changements qui en dépendent attendent.',
  CHANGE_TO_SHOW:
    'L’éditeur est informé de {subject} et l’affiche plus tard : c’est en retard à partir du {overdue}. Voyez où cela en est avant de redemander.',
  CHANGE_WAITS:
    'Des systèmes de l’éditeur sont arrêtés ({upstreams}). {subject} lui est transmis et s’affiche à leur retour ; d’ici là, son horloge s’arrête et rien n’est en retard.',
  CHANGED_ALREADY: 'C’est déjà le cas : rien ne change, et l’éditeur n’est informé de rien.',
  CHANGES_WITHDRAWN:
    'En cours, et impossibles pour un compte du nouveau type : {subjects}. Ils ne sont plus attendus.',
  PRODUCTS_TO_JUDGE:
    'Le nouveau type de compte ne prend pas en charge {products}, que le client possède. Rien n’est supprimé : décidez pour chacun s’il reste.',
  ACCOUNT_TO_BE_EMPTY:
    'Tout ce que possède le compte {from} passe au locataire {tenantId}, et {from} est vide ensuite. C’est irréversible.',
  ROLE_AT_VENDOR:
    'L’éditeur accorde le rôle {role}. Donnez-le à la personne dans la console de l’éditeur ; rien n’est changé ici.',
} satisfies Partial<HintTexts>;
