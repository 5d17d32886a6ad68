import type { fixes as english } from './en.ts'

/** Codes die niets noemen: een andere in de plaats, of wat ze noemen aanmaken. */
export const fixes: Readonly<Record<keyof typeof english, string>> = {
  'fix.replace': '{value} vervangen…',
  'fix.replaceBy': 'Andere code voor {value}',
  'fix.replaceNote': 'Overal waar {value} fout is, wordt de code in één keer vervangen; met Ctrl+Z draait u dat terug.',
  'fix.suggestions': 'Wat bedoeld kan zijn',
  'fix.take': '{value} vervangen door {code}',
  'fix.none': 'Niets lijkt hierop. Typ een deel van een code of naam.',
  'fix.make.customers': 'Nieuwe klant {value}',
  'fix.make.vendors': 'Nieuwe leverancier {value}',
  'fix.make.items': 'Nieuw artikel {value}',
  'notice.noMistakes': 'In de rijen van dit blad is niets fout.',
  'result.replaced': '{value} is vervangen door {first} in {n} {n|cel|cellen}.',
  'result.customerMade': 'Klant {value} is toegevoegd; de rijen die hem noemen zijn opnieuw gecontroleerd.',
  'result.rowForNew':
    'Er is een rij voor {value} toegevoegd. Vul ze aan en bewaar het blad; bij uw terugkeer worden de rijen opnieuw gecontroleerd.',
}
