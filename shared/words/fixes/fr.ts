import type { fixes as english } from './en.ts'

/** Les codes qui ne désignent rien : les remplacer, ou créer ce qu’ils désignent. */
export const fixes: Readonly<Record<keyof typeof english, string>> = {
  'fix.replace': 'Remplacer {value}…',
  'fix.replaceBy': 'Autre code pour {value}',
  'fix.replaceNote': 'Partout où {value} est faux, le code est remplacé en une fois ; Ctrl+Z annule tout.',
  'fix.suggestions': 'Codes proches',
  'fix.take': 'Remplacer {value} par {code}',
  'fix.none': "Rien n'y ressemble. Tapez une partie d'un code ou d'un nom.",
  'fix.make.customers': 'Nouveau client {value}',
  'fix.make.vendors': 'Nouveau fournisseur {value}',
  'fix.make.items': 'Nouvel article {value}',
  'notice.noMistakes': 'Rien n’est faux dans les lignes de cette feuille.',
  'result.replaced': '{value} a été remplacé par {first} dans {n} {n|cellule|cellules}.',
  'result.customerMade': 'Le client {value} a été ajouté ; les lignes qui le citent ont été revérifiées.',
  'result.rowForNew':
    'Une ligne a été ajoutée pour {value}. Complétez-la et enregistrez la feuille ; à votre retour, les lignes seront revérifiées.',
}
