/** What the server's own pages say about getting Verkoop into Excel. */
import type { Language } from '../../shared/words/words.ts'
import type { Steps } from './html.ts'

type InAllLanguages = Readonly<Record<Language, (url: string) => Steps>>

const macFolder = '~/Library/Containers/com.microsoft.Excel/Data/Documents/wef'

/** The page at `/install`, and at `/` where the workbench is not offered. */
const installSteps: InAllLanguages = {
  en: (url) => ({
    title: 'Verkoop in your Excel',
    intro: 'Verkoop is an add-in: Excel takes it from this server, by a small file that says where it is.',
    steps: [`Download \`${url}/manifest.xml\`.`, 'Give that file to Excel, in one of the four ways below.'],
    ways: [
      {
        name: 'For everybody in a company',
        steps: [
          'The administrator opens the Microsoft 365 admin centre: Settings, Integrated apps, Upload custom apps, Office add-in.',
          'Choose the file, then the people who need it, and deploy it as Fixed. It appears in their Excel within a day.',
        ],
      },
      {
        name: 'Excel on the web',
        steps: ['Home, Add-ins, More settings, Upload my add-in: choose the file.'],
      },
      {
        name: 'Excel on Windows',
        steps: [
          'Put the file into a shared folder, even one of this computer.',
          'In Excel: File, Options, Trust Center, Trust Center Settings, Trusted Add-in Catalogs. Add the address of the folder, tick Show in menu, and start Excel again.',
          'Home, Add-ins, Advanced, Shared folder: choose Verkoop.',
        ],
      },
      {
        name: 'Excel on a Mac',
        steps: [`Put the file into \`${macFolder}\` and start Excel again.`, 'Home, Add-ins: choose Verkoop.'],
      },
    ],
    last: 'Then open the tab Verkoop and sign in with the user name and password that your administrator gave you. A workbook with all the sheets in it is one press away: in the pane, in the menu ⋯, Workbook to start with.',
  }),
  nl: (url) => ({
    title: 'Verkoop in uw Excel',
    intro:
      'Verkoop is een invoegtoepassing: Excel haalt ze van deze server, met een klein bestand dat zegt waar ze staat.',
    steps: [`Download \`${url}/manifest.xml\`.`, 'Geef dat bestand aan Excel, op een van de vier manieren hieronder.'],
    ways: [
      {
        name: 'Voor iedereen in een bedrijf',
        steps: [
          'De beheerder opent het Microsoft 365-beheercentrum: Instellingen, Geïntegreerde apps, Aangepaste apps uploaden, Office-invoegtoepassing.',
          'Kies het bestand, dan de mensen die het nodig hebben, en implementeer het als Vast. Binnen een dag staat het in hun Excel.',
        ],
      },
      {
        name: 'Excel op het web',
        steps: ['Start, Invoegtoepassingen, Meer instellingen, Mijn invoegtoepassing uploaden: kies het bestand.'],
      },
      {
        name: 'Excel op Windows',
        steps: [
          'Zet het bestand in een gedeelde map; dat mag een map van deze computer zijn.',
          'In Excel: Bestand, Opties, Vertrouwenscentrum, Instellingen voor het Vertrouwenscentrum, Vertrouwde catalogi met invoegtoepassingen. Voeg het adres van de map toe, vink In menu weergeven aan en start Excel opnieuw.',
          'Start, Invoegtoepassingen, Geavanceerd, Gedeelde map: kies Verkoop.',
        ],
      },
      {
        name: 'Excel op een Mac',
        steps: [
          `Zet het bestand in \`${macFolder}\` en start Excel opnieuw.`,
          'Start, Invoegtoepassingen: kies Verkoop.',
        ],
      },
    ],
    last: 'Open daarna het tabblad Verkoop en meld u aan met de gebruikersnaam en het wachtwoord van uw beheerder. Een werkmap met alle bladen erin krijgt u in het venster, in het menu ⋯, onder Werkmap om mee te beginnen.',
  }),
  fr: (url) => ({
    title: 'Verkoop dans votre Excel',
    intro:
      'Verkoop est un complément : Excel le prend sur ce serveur, grâce à un petit fichier qui indique où il se trouve.',
    steps: [
      `Téléchargez \`${url}/manifest.xml\`.`,
      'Donnez ce fichier à Excel, de l’une des quatre manières ci-dessous.',
    ],
    ways: [
      {
        name: 'Pour toute une entreprise',
        steps: [
          'L’administrateur ouvre le centre d’administration Microsoft 365 : Paramètres, Applications intégrées, Charger des applications personnalisées, Complément Office.',
          'Choisissez le fichier, puis les personnes concernées, et déployez-le en mode Fixe. Il apparaît dans leur Excel en un jour au plus.',
        ],
      },
      {
        name: 'Excel sur le web',
        steps: ['Accueil, Compléments, Plus de paramètres, Charger mon complément : choisissez le fichier.'],
      },
      {
        name: 'Excel pour Windows',
        steps: [
          'Placez le fichier dans un dossier partagé, même de cet ordinateur.',
          'Dans Excel : Fichier, Options, Centre de gestion de la confidentialité, Paramètres du Centre de gestion de la confidentialité, Catalogues de compléments approuvés. Ajoutez l’adresse du dossier, cochez Afficher dans le menu et redémarrez Excel.',
          'Accueil, Compléments, Avancé, Dossier partagé : choisissez Verkoop.',
        ],
      },
      {
        name: 'Excel sur un Mac',
        steps: [
          `Placez le fichier dans \`${macFolder}\` et redémarrez Excel.`,
          'Accueil, Compléments : choisissez Verkoop.',
        ],
      },
    ],
    last: 'Ouvrez ensuite l’onglet Verkoop et connectez-vous avec le nom d’utilisateur et le mot de passe donnés par votre administrateur. Un classeur contenant toutes les feuilles vous attend dans le volet, menu ⋯, Classeur de départ.',
  }),
}

/** What is told to who wants it in their own Excel: first https, where the server has none yet. */
export function gettingIt(language: Language, url: string): Steps {
  const install = installSteps[language](url)
  if (url.startsWith('https:')) return install
  const { intro, steps } = httpsSteps[language](url)
  // Its first step sends to the workbench and its last back to the file.
  return { ...install, intro, steps: [...steps.slice(1, -1), ...install.steps] }
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
