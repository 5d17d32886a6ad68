/**
 * Terms that the server writes in English wherever they stand, as in Business Central's API, and that sheets show in the
 * user's language. A sheet may have been filled by somebody who reads another one, so a term is recognised in all three.
 */
import type { Language } from './language.ts'

/** English → Dutch, French. */
const terms: Readonly<Record<string, readonly [nl: string, fr: string]>> = {
  Invoice: ['Factuur', 'Facture'],
  'Credit Memo': ['Creditnota', 'Note de crédit'],
  Payment: ['Betaling', 'Paiement'],
  Refund: ['Terugbetaling', 'Remboursement'],
  Reminder: ['Aanmaning', 'Relance'],
  'Sales Invoice': ['Verkoopfactuur', 'Facture vente'],
  'Sales Credit Memo': ['Verkoopcreditnota', 'Note de crédit vente'],
  'Sales Shipment': ['Verkoopverzending', 'Expédition vente'],
  'Sales Return Receipt': ['Retourontvangst', 'Réception retour'],
  'Purchase Receipt': ['Inkoopontvangst', 'Réception achat'],
  'Purchase Invoice': ['Inkoopfactuur', 'Facture achat'],
  'Purchase Credit Memo': ['Inkoopcreditnota', 'Note de crédit achat'],
  Sale: ['Verkoop', 'Vente'],
  Purchase: ['Inkoop', 'Achat'],
  'Positive Adjmt.': ['Positieve correctie', 'Ajustement positif'],
  'Negative Adjmt.': ['Negatieve correctie', 'Ajustement négatif'],
  'Direct Cost': ['Directe kosten', 'Coût direct'],
  Rounding: ['Afronding', 'Arrondi'],
  Revaluation: ['Herwaardering', 'Réévaluation'],
  'Initial Entry': ['Beginpost', 'Écriture initiale'],
  Application: ['Vereffening', 'Lettrage'],
  'Payment Discount': ['Betalingskorting', 'Escompte'],
  'Payment Discount Tolerance': ['Betalingskorting na de termijn', 'Escompte hors délai'],
  'Payment Tolerance': ['Betalingsverschil', 'Écart de paiement'],
  'Realized Gain': ['Gerealiseerde koerswinst', 'Gain de change réalisé'],
  'Realized Loss': ['Gerealiseerd koersverlies', 'Perte de change réalisée'],
  Inventory: ['Voorraad', 'Stock'],
  Service: ['Dienst', 'Service'],
  Ship: ['Verzending', 'Expédition'],
  All: ['Alles', 'Tout'],
  Kept: ['Bewaard', 'Conservé'],
  Accepted: ['Aanvaard', 'Acceptée'],
  Delivered: ['Bezorgd', 'Remise'],
  Rejected: ['Geweigerd', 'Refusée'],
  Company: ['Bedrijf', 'Société'],
  Person: ['Persoon', 'Personne'],
  High: ['Zeker', 'Sûr'],
  Medium: ['Waarschijnlijk', 'Probable'],
  Low: ['Onzeker', 'Incertain'],
  Manual: ['Met de hand', 'À la main'],
  'Both Warnings': ['Beide waarschuwingen', 'Les deux avertissements'],
  'Credit Limit': ['Kredietlimiet', 'Limite de crédit'],
  'Overdue Balance': ['Vervallen saldo', 'Solde échu'],
  'No Warning': ['Geen waarschuwing', 'Aucun avertissement'],
  'No Discounts': ['Geen kortingen apart', 'Aucune remise à part'],
  'Invoice Discounts': ['Factuurkortingen', 'Remises facture'],
  'Line Discounts': ['Regelkortingen', 'Remises ligne'],
  'All Discounts': ['Alle kortingen', 'Toutes les remises'],
  Average: ['Gemiddelde kostprijs', 'Coût moyen'],
  'BE-OGM': ['Gestructureerde mededeling (België)', 'Communication structurée (Belgique)'],
  RF: ['RF-referentie (ISO 11649)', 'Référence RF (ISO 11649)'],
  none: ['Geen', 'Aucune'],
  Assets: ['Activa', 'Actifs'],
  Liabilities: ['Passiva', 'Passifs'],
  Equity: ['Eigen vermogen', 'Fonds propres'],
  Income: ['Opbrengsten', 'Produits'],
  'Cost of Goods Sold': ['Kostprijs verkopen', 'Coût des ventes'],
  Expense: ['Kosten', 'Charges'],
  'Normal VAT': ['Normale btw', 'TVA normale'],
  'Reverse Charge VAT': ['Btw verlegd', 'TVA autoliquidation'],
  'Apply to Oldest': ['Oudste eerst vereffenen', 'Lettrer les plus anciennes'],
  Amount: ['Bedrag', 'Montant'],
  'Beside the e-mail': ['Naast de e-mail', 'En plus de l’e-mail'],
  'Instead of the e-mail': ['In plaats van de e-mail', 'Au lieu de l’e-mail'],
  Percentage: ['Percentage', 'Pourcentage'],
}

const positions: Readonly<Record<Language, 0 | 1 | null>> = { en: null, nl: 0, fr: 1 }

/** The term as people read it; one that we have no word for stays as it is. */
export function termText(term: string, language: Language): string {
  const at = positions[language]
  return (at === null ? term : terms[term]?.[at]) ?? term
}

let recognised: ReadonlyMap<string, string> | null = null

/** The English term that a text in any of the languages means; the text itself when it is none. */
export function termOf(text: string): string {
  recognised ??= new Map(
    Object.entries(terms).flatMap(([term, others]) =>
      [term, ...others].map((one) => [one.toLowerCase(), term] as const),
    ),
  )
  return recognised.get(text.trim().toLowerCase()) ?? text
}

export const allTerms = terms
