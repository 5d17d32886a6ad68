/** Codes that name nothing: another in their place, or a record made from them. */
export const fixes = {
  'fix.replace': 'Replace {value}…',
  'fix.replaceBy': 'Another code for {value}',
  'fix.replaceNote': 'Wherever {value} is wrong, it is replaced at once; one Ctrl+Z takes it back.',
  'fix.suggestions': 'What may be meant',
  'fix.take': 'Replace {value} by {code}',
  'fix.none': 'Nothing is like that. Type part of a code or name.',
  'fix.make.customers': 'New customer {value}',
  'fix.make.vendors': 'New vendor {value}',
  'fix.make.items': 'New item {value}',
  'notice.noMistakes': 'Nothing is wrong in the rows of this sheet.',
  'result.replaced': '{value} was replaced by {first} in {n} {n|cell|cells}.',
  'result.customerMade': 'Customer {value} was added; the rows that name it are checked again.',
  'result.rowForNew':
    'A row for {value} was added. Complete it and save the sheet; the rows that name it are checked again when you go back.',
} as const
