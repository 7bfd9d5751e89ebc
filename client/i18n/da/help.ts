/** Hjælp, tilgængelighed og privatliv: what is true today, and what is not there yet. */
export const help = {
  guide: {
    title: 'Hjælp',
    lead: 'Det vigtigste på en side. Resten forklarer sig selv der, hvor du er.',
    howTitle: 'Sådan gør I',
    how: [
      {
        title: 'Skriv sammen',
        body: 'Åbn partnerplanen, og skriv i et afsnit. De andre ser det, mens du skriver. Formålet og spørgsmålene ved siden af er hjælp; de kommer ikke med i planen.',
      },
      {
        title: 'Gør en sætning til en forpligtelse',
        body: 'Markér sætningen, og vælg Lav forpligtelse. Skriv hvem der lover hvad. Sætningen får et mærke, som viser, hvor langt I er.',
      },
      {
        title: 'Acceptér for jeres egen part',
        body: 'Alle kan foreslå. Kun en fra den part, der lover noget, kan acceptere det, og kun med en bekræftet mailadresse.',
      },
      {
        title: 'Bind løfter og resultater sammen',
        body: 'Et resultatmål er én sætning: hvad der skal ske, hvordan I ser det, og hvad der betales. Knyt forpligtelserne til de mål, de hjælper med.',
      },
      {
        title: 'Markér afsnittet klar',
        body: 'Når I er enige om et afsnit, markerer I det klar. Det kan altid åbnes igen.',
      },
    ],
    savedTitle: 'Hvad betyder »Alt er gemt«?',
    savedLead: 'Linjen under dokumentet siger kun det, serveren har kvitteret for.',
    saved: [
      { term: 'Alt er gemt', body: 'Serveren har skrevet alt, hvad du har ændret, til disken. Du kan lukke siden.' },
      { term: 'Gemmer …', body: 'Det er på vej. Det tager normalt under et sekund.' },
      {
        term: 'Gemt på denne enhed',
        body: 'Der er ingen forbindelse. Dine ændringer ligger i denne browser og sendes selv, når nettet er der igen. Skriv bare videre.',
      },
      {
        term: 'Kunne ikke gemmes',
        body: 'Serveren tog ikke imod ændringen. Kopiér teksten med knappen ved siden af, og genindlæs siden.',
      },
    ],
    savedRecords:
      'Forpligtelser, resultatmål og medlemmer er aftaler. De gemmes, når du trykker på knappen, og kun med forbindelse.',
    partiesTitle: 'Parterne',
    partiesLead: 'En part kan altid kendes på farve, form og bogstav sammen.',
    keysTitle: 'Taster',
    keysLead: 'I et dokument. På Mac bruger du ⌘ i stedet for Ctrl.',
    keyColumn: 'Tast',
    doesColumn: 'Hvad sker der',
    keys: [
      { keys: 'Ctrl+K', does: 'Gå til et afsnit, lav en forpligtelse, eller se hvem der er her' },
      { keys: 'Ctrl+B', does: 'Fed' },
      { keys: 'Ctrl+I', does: 'Kursiv' },
      { keys: 'Ctrl+Z', does: 'Fortryd din egen seneste ændring, aldrig de andres' },
      { keys: 'Ctrl+Shift+Z', does: 'Gendan det, du fortrød' },
      { keys: '# og mellemrum', does: 'Overskrift; to # giver en mindre' },
      { keys: '- og mellemrum', does: 'Punktliste; 1. og mellemrum giver en nummereret' },
      { keys: 'Alt+F10', does: 'Til værktøjslinjen; piletasterne flytter i den' },
      { keys: 'Esc og så Tab', does: 'Ud af teksten og videre på siden' },
    ],
    phoneTitle: 'På telefonen',
    phone:
      'Du kan læse det hele, arbejde med opgaver, forpligtelser og resultater, men ikke skrive i selve teksten. Det gør du på en tablet eller computer.',
    moreTitle: 'Kan du ikke komme videre?',
    more: 'Spørg den, der inviterede dig; under Medlemmer kan du se, hvem der er med. Den, der driver serveren, kan lave nye links og se, om den har problemer.',
  },
  accessibility: {
    title: 'Tilgængelighed',
    lead: 'Samspil skal kunne bruges af alle, der er med i et partnerskab. Vi bygger efter WCAG 2.2 på niveau AA.',
    statusTitle: 'Hvor langt er vi?',
    status: [
      'Hver side prøves automatisk mod WCAG 2.2 A og AA, hver gang programmet ændres. En automatisk prøve finder kun en del af fejlene.',
      'Samspil er endnu ikke prøvet af mennesker, der bruger skærmlæser, forstørrelse eller talestyring til daglig. Derfor siger vi ikke, at kravene er opfyldt.',
      'Dette er ikke den lovpligtige tilgængelighedserklæring. Den laver den myndighed, der tager Samspil i brug, i WAS-Tool.',
    ],
    doneTitle: 'Det har vi gjort',
    done: [
      'Alt kan nås og bruges med tastatur, og fokus kan altid ses.',
      'En part er altid farve, form og bogstav; en status er altid form og ord.',
      'Tekst har mindst 4,5:1 i kontrast, også i mørk visning. Vælg mørk eller lys under Min profil.',
      'Siden følger enhedens ønske om mindre bevægelse og højere kontrast.',
      'Andres ændringer flytter aldrig dit fokus eller din plads i teksten, og de læses højst op som en samlet besked hvert tiende sekund.',
      'Alt kan flyttes med knapper; ingen ting skal trækkes.',
    ],
    knownTitle: 'Det ved vi mangler',
    known: [
      'Teksten i et dokument kan ikke redigeres på en telefon.',
      'Søgning på tværs af et partnerskab findes ikke endnu.',
      'Der kan ikke vælges en særligt letlæst skrift endnu; browserens egen forstørrelse virker til 200 %.',
    ],
    contactTitle: 'Fandt du en fejl?',
    contact:
      'Sig det til den, der inviterede dig, eller til den myndighed, der driver denne Samspil. Skriv, hvilken side det var, og hvad du prøvede.',
  },
  privacy: {
    title: 'Privatliv',
    lead: 'Samspil handler om samarbejde mellem organisationer. Der skal ikke stå noget om den enkelte borger.',
    citizensTitle: 'Borgere',
    citizens: [
      'Skriv aldrig navne, CPR-numre eller andet, der kan pege på en bestemt borger. Skriv antal.',
      'Forpligtelser og resultatmål, der ligner et CPR-nummer, bliver afvist. I dokumenternes tekst er det jer selv, der passer på.',
    ],
    storedTitle: 'Det gemmer vi om dig',
    stored: [
      { term: 'Dig', body: 'Navn, titel, mailadresse, sprog, og hvilke parter du er med i.' },
      {
        term: 'Det, du gør',
        body: 'Hvem der foreslog, accepterede og ændrede hvad og hvornår. Det er en del af aftalen og slettes ikke, når du forlader partnerskabet.',
      },
      {
        term: 'Dine indlogninger',
        body: 'Hvornår og i hvilken slags browser. Du kan se og afslutte dem under Min profil.',
      },
      {
        term: 'Tilstedeværelse',
        body: 'Hvem der er i et dokument, vises for de andre lige nu og gemmes ikke.',
      },
    ],
    deviceTitle: 'På din enhed',
    device: [
      'To cookies: én holder dig logget ind, én binder et loginlink til den browser, der bad om det. Ingen af dem følger dig andre steder hen.',
      'En kopi af de dokumenter, du har åbnet, så du kan skrive uden net. Log ud på en delt computer.',
      'Dit valg af sprog og lys eller mørk visning.',
    ],
    notTitle: 'Det gør vi ikke',
    not: [
      'Ingen statistik, ingen reklamer, ingen tjenester fra andre: siden henter intet fra andre servere end denne.',
      'Loginlinks og nøgler gemmes kun som fingeraftryk, så de ikke kan læses ud af databasen.',
    ],
    missingTitle: 'Det findes ikke endnu',
    missing: [
      'En knap, der henter eller sletter alt om dig. Bed den, der driver serveren, om det.',
      'En fast frist for, hvornår et afsluttet partnerskab slettes. Det aftaler I, til det kommer.',
    ],
    ownerTitle: 'Hvem har ansvaret?',
    owner:
      'Den organisation, der driver denne server, er ansvarlig for oplysningerne. Spørg den, der inviterede dig, hvem det er.',
  },
  selfTest: {
    title: 'Virker Samspil på dette net?',
    lead: 'Siden prøver alt, hvad Samspil har brug for. Den gemmer intet og kan ses uden at logge ind.',
    summary: {
      waiting: 'Prøver …',
      ok: 'Alt virker.',
      poor: 'Det virker, men noget er ikke, som det bør være.',
      broken: 'Her mangler noget, som Samspil ikke kan undvære.',
    },
    verdict: { waiting: 'Prøver', ok: 'Virker', poor: 'Kan gå bedre', broken: 'Virker ikke' },
    ms: '{{ms}} ms',
    seconds_one: '{{count}} sekund ved siden af',
    seconds_other: '{{count}} sekunder ved siden af',
    thing: {
      server: {
        name: 'Serveren svarer',
        means: 'Siden kan hente fra serveren.',
        lacks: 'Serveren svarer langsomt eller slet ikke. Er der net, og er adressen den rigtige?',
      },
      clock: {
        name: 'Uret går rigtigt',
        means: 'Enhedens ur passer med serverens.',
        lacks: 'Enhedens ur går forkert, så klokkeslæt på siden kan være forkerte.',
      },
      post: {
        name: 'Der kan sendes til serveren',
        means: 'Forespørgsler med POST kommer frem.',
        lacks: 'Noget på nettet stopper POST. Så kan intet gemmes herfra.',
      },
      socket: {
        name: 'WebSocket',
        means: 'Den direkte linje, der gør, at I ser hinandens bogstaver med det samme.',
        lacks:
          'Nettet lader ikke WebSocket komme igennem. Samspil bruger den anden vej nedenfor, som er lidt langsommere.',
      },
      stream: {
        name: 'Hændelser over HTTP',
        means: 'Den anden vej: bruges af sig selv, hvor WebSocket er lukket.',
        lacks: 'Svar, der bliver ved, holdes tilbage på nettet, ofte af en proxy, der venter på hele svaret.',
      },
      storage: {
        name: 'Browseren kan gemme',
        means: 'En kopi på enheden gør, at I kan skrive uden net.',
        lacks:
          'Browseren gemmer ikke noget her, måske fordi vinduet er privat. Så kan I ikke skrive uden net, og uden cookies kan I ikke logge ind.',
      },
      browser: {
        name: 'Browseren er ny nok',
        means: 'Browseren kan det, som Samspil er bygget med.',
        lacks: 'Browseren er for gammel. Brug en nyere udgave af Chrome, Edge, Firefox eller Safari.',
      },
    },
    again: 'Prøv igen',
    copy: 'Kopiér til it-afdelingen',
    copied: 'Kopieret. Sæt det ind i en mail til it-afdelingen.',
    notCopied: 'Teksten kunne ikke kopieres. Markér linjerne på siden i stedet.',
    needsTitle: 'Til it-afdelingen',
    needsLead: 'Samspil taler kun med sin egen server. Det her skal være åbent:',
    needs: [
      'Adressen {{host}}, port {{port}}, og intet andet.',
      'WebSocket på /sync/, /events og /room: proxyen skal sende Upgrade og Connection videre og lade linjen stå åben i mindst 60 sekunder uden trafik.',
      'Hvor det ikke kan lade sig gøre: POST til /stream, hvis svar (text/event-stream) skal sendes videre stykke for stykke. Ingen buffering, og ingen gennemsyn af hele svaret.',
      'GET og POST til /trpc, /api og /download, filer op til 10 MB.',
      'Cookies og browserens lager (IndexedDB) for adressen.',
    ],
  },
} as const
