/** What the server's own pages say about getting Verkoop into Excel. */
import type { Language } from '../../shared/words/words.ts'
import type { Steps } from './html.ts'

type InAllLanguages = Readonly<Record<Language, (url: string) => Steps>>

/** The page at `/` where the workbench is not offered. */
export const installSteps: InAllLanguages = {
  en: (url) => ({
    title: 'Verkoop',
    intro: 'This is the server of Verkoop, the add-in for sales in Excel. To have it in Excel:',
    steps: [
      `Download \`${url}/manifest.xml\`.`,
      'In a company: the administrator adds the file in the Microsoft 365 admin centre under Integrated apps, for everyone who needs it.',
      'For yourself in Excel on the web: Home, Add-ins, More settings, Upload my add-in, and choose the file.',
      'On a Mac: put the file into the folder `~/Library/Containers/com.microsoft.Excel/Data/Documents/wef` and start Excel again.',
      'On Windows: put the file into a shared folder, add that folder in Excel under File, Options, Trust Center, Trusted Add-in Catalogs, start Excel again, and choose Home, Add-ins, Shared folder.',
      'Open the tab Verkoop in Excel and sign in with the user name and password that your administrator gave you.',
    ],
  }),
  nl: (url) => ({
    title: 'Verkoop',
    intro: 'Dit is de server van Verkoop, de invoegtoepassing voor verkoop in Excel. Zo krijgt u die in Excel:',
    steps: [
      `Download \`${url}/manifest.xml\`.`,
      'In een bedrijf: de beheerder voegt het bestand toe in het Microsoft 365-beheercentrum onder Geïntegreerde apps, voor iedereen die het nodig heeft.',
      'Voor uzelf in Excel op het web: Start, Invoegtoepassingen, Meer instellingen, Mijn invoegtoepassing uploaden, en kies het bestand.',
      'Op een Mac: zet het bestand in de map `~/Library/Containers/com.microsoft.Excel/Data/Documents/wef` en start Excel opnieuw.',
      'Op Windows: zet het bestand in een gedeelde map, voeg die map in Excel toe onder Bestand, Opties, Vertrouwenscentrum, Vertrouwde catalogi met invoegtoepassingen, start Excel opnieuw, en kies Start, Invoegtoepassingen, Gedeelde map.',
      'Open in Excel het tabblad Verkoop en meld u aan met de gebruikersnaam en het wachtwoord van uw beheerder.',
    ],
  }),
  fr: (url) => ({
    title: 'Verkoop',
    intro: 'Ceci est le serveur de Verkoop, le complément de vente pour Excel. Pour l’avoir dans Excel :',
    steps: [
      `Téléchargez \`${url}/manifest.xml\`.`,
      'Dans une entreprise : l’administrateur ajoute le fichier dans le centre d’administration Microsoft 365, sous Applications intégrées, pour tous ceux qui en ont besoin.',
      'Pour vous seul, dans Excel sur le web : Accueil, Compléments, Plus de paramètres, Charger mon complément, puis choisissez le fichier.',
      'Sur un Mac : placez le fichier dans le dossier `~/Library/Containers/com.microsoft.Excel/Data/Documents/wef` et redémarrez Excel.',
      'Sous Windows : placez le fichier dans un dossier partagé, ajoutez ce dossier dans Excel sous Fichier, Options, Centre de gestion de la confidentialité, Catalogues de compléments approuvés, redémarrez Excel, puis choisissez Accueil, Compléments, Dossier partagé.',
      'Ouvrez l’onglet Verkoop dans Excel et connectez-vous avec le nom d’utilisateur et le mot de passe donnés par votre administrateur.',
    ],
  }),
}

/** What the workbench tells who wants it in their own Excel: first https, where the server has none yet. */
export function gettingIt(language: Language, url: string): Steps {
  const install = installSteps[language](url)
  if (url.startsWith('https:')) return install
  const { title, intro, steps } = httpsSteps[language](url)
  // Its first step sends to the workbench and its last back to the file.
  return { title, intro, steps: [...steps.slice(1, -1), ...install.steps] }
}

/** The page at `/manifest.xml` while the server is reached without TLS. */
export const httpsSteps: InAllLanguages = {
  en: (url) => ({
    title: 'Excel needs https',
    intro: `Excel only accepts add-ins that are served over https with a certificate that the machine trusts. This server answers at ${url}.`,
    steps: [
      'To try Verkoop without Excel, open the workbench at the root of this server instead.',
      'To use Excel on this machine: make a certificate with `npx office-addin-dev-certs install`, then start the server with `TLS_CERT` and `TLS_KEY` set to its files `localhost.crt` and `localhost.key`.',
      'For others: put the server behind a proxy with a real certificate, and start it with `TRUST_PROXY=1` and `PUBLIC_URL` set to the https address.',
      'Then download this file again.',
    ],
  }),
  nl: (url) => ({
    title: 'Excel heeft https nodig',
    intro: `Excel aanvaardt alleen invoegtoepassingen die via https komen, met een certificaat dat de machine vertrouwt. Deze server antwoordt op ${url}.`,
    steps: [
      'Wilt u Verkoop zonder Excel proberen, open dan de werkbank op het hoofdadres van deze server.',
      'Voor Excel op deze machine: maak een certificaat met `npx office-addin-dev-certs install` en start de server met `TLS_CERT` en `TLS_KEY` op de bestanden `localhost.crt` en `localhost.key`.',
      'Voor anderen: zet de server achter een proxy met een echt certificaat, en start hem met `TRUST_PROXY=1` en `PUBLIC_URL` op het https-adres.',
      'Download dit bestand daarna opnieuw.',
    ],
  }),
  fr: (url) => ({
    title: 'Excel exige https',
    intro: `Excel n’accepte que les compléments servis en https, avec un certificat que la machine approuve. Ce serveur répond à ${url}.`,
    steps: [
      'Pour essayer Verkoop sans Excel, ouvrez plutôt l’établi à la racine de ce serveur.',
      'Pour Excel sur cette machine : créez un certificat avec `npx office-addin-dev-certs install`, puis démarrez le serveur avec `TLS_CERT` et `TLS_KEY` pointant vers les fichiers `localhost.crt` et `localhost.key`.',
      'Pour d’autres : placez le serveur derrière un proxy avec un vrai certificat, et démarrez-le avec `TRUST_PROXY=1` et `PUBLIC_URL` contenant l’adresse https.',
      'Téléchargez ensuite ce fichier à nouveau.',
    ],
  }),
}
