import type { Robustness } from '#shared/simulation/monte-carlo.ts'

/** Texts of a report in one language; the screen says the same (`client/i18n/*\/simulation.ts`, a test compares them). */
export interface ReportWords {
  readonly locale: 'da-DK' | 'en-GB'
  readonly money: (kroner: string) => string
  readonly percent: (number: string) => string
  readonly after: (years: number | null, months: number) => string
  readonly noCostHeadline: string
  readonly kommuneEven: (after: string) => string
  readonly kommunePlus: (after: string) => string
  readonly kommuneMinus: (after: string) => string
  readonly fondEven: string
  readonly fondLoses: string
  readonly covers: (percent: string) => string
  readonly noCost: string
  readonly turns: (month: number, amount: string) => string
  readonly never: (month: number, amount: string) => string
  readonly always: (amount: string) => string
  readonly fondLacks: (amount: string) => string
  readonly fondGains: (amount: string) => string
  readonly accounts: readonly [kommune: string, fond: string, stat: string, program: string]
  readonly account: string
  readonly month: (month: number) => string
  readonly npv: string
  readonly range: string
  readonly rangeTo: (low: string, high: string) => string
  readonly notCalculated: string
  readonly caption: string
  readonly figure: {
    readonly kommune: string
    readonly fond: string
    readonly program: string
    readonly cover: string
    readonly turn: string
    readonly J6: string
    readonly inJob: (month: number) => string
    readonly baseline: (month: number) => string
    readonly sure: string
  }
  readonly neverTurns: string
  readonly alwaysAbove: string
  readonly ofCitizens: (persons: string, all: string) => string
  readonly sure: (word: string, of100: number) => string
  readonly robustness: Readonly<Record<Robustness, string>>
}

export const reportWords: Readonly<Record<'da' | 'en', ReportWords>> = {
  da: {
    locale: 'da-DK',
    money: (kroner) => `${kroner}\u00a0kr.`,
    percent: (number) => `${number}\u00a0%`,
    after: (years, months) => (years === null ? `${months} måneder` : `${years} år`),
    noCostHeadline: 'Forløbet har ingen udgifter, så der er intet at dække.',
    kommuneEven: (after) => `Kommunen går næsten i nul efter ${after}.`,
    kommunePlus: (after) => `Kommunen kommer ud i plus efter ${after}.`,
    kommuneMinus: (after) => `Kommunen kommer ud i minus efter ${after}.`,
    fondEven: 'Fonden får sine penge igen.',
    fondLoses: 'Fonden får ikke sine penge igen.',
    covers: (percent) => `Besparelserne dækker ${percent} af udgifterne.`,
    noCost: 'Der er ingen udgifter at dække.',
    turns: (month, amount) => `Kommunens regnskab vender i måned ${month} og ender på ${amount} i nutidskroner.`,
    never: (month, amount) =>
      `Kommunens regnskab er stadig i minus i måned ${month} og ender på ${amount} i nutidskroner.`,
    always: (amount) => `Kommunens regnskab er aldrig i minus og ender på ${amount} i nutidskroner.`,
    fondLacks: (amount) => `Fonden mangler ${amount}`,
    fondGains: (amount) => `Fonden får ${amount} mere, end den lægger ud.`,
    accounts: ['Kommunen', 'Fonden (lægger ud)', 'Staten', 'Hele programmet'],
    account: 'Løbende sum, kr.',
    month: (month) => `Måned ${month}`,
    npv: 'Nutidsværdi',
    range: '80 % af beregningerne',
    rangeTo: (low, high) => `${low} til ${high}`,
    notCalculated: 'ikke regnet',
    caption: 'Løbende sum og nutidsværdi i kroner, simuleret',
    figure: {
      kommune: 'Kommunen i nutidskroner',
      fond: 'Fonden i nutidskroner',
      program: 'Hele programmet i nutidskroner',
      cover: 'Besparelsernes del af udgifterne',
      turn: 'Kommunens regnskab vender',
      J6: 'I job efter 26 uger',
      inJob: (month) => `I job i måned ${month} med indsats`,
      baseline: (month) => `I job i måned ${month} uden indsats`,
      sure: 'Kommunen ender i plus',
    },
    neverTurns: 'vender ikke',
    alwaysAbove: 'aldrig i minus',
    ofCitizens: (persons, all) => `${persons} af ${all}`,
    sure: (word, of100) => `${word}: i ${of100} af 100 beregninger`,
    robustness: { robust: 'Robust', sandsynlig: 'Sandsynlig', usikker: 'Usikker', usandsynlig: 'Usandsynlig' },
  },
  en: {
    locale: 'en-GB',
    money: (kroner) => `DKK\u00a0${kroner}`,
    percent: (number) => `${number}%`,
    after: (years, months) =>
      years === null ? `${months} month${months === 1 ? '' : 's'}` : `${years} year${years === 1 ? '' : 's'}`,
    noCostHeadline: 'The course costs nothing, so there is nothing to cover.',
    kommuneEven: (after) => `The municipality nearly breaks even after ${after}.`,
    kommunePlus: (after) => `The municipality comes out ahead after ${after}.`,
    kommuneMinus: (after) => `The municipality loses money after ${after}.`,
    fondEven: 'The fund gets its money back.',
    fondLoses: 'The fund does not get its money back.',
    covers: (percent) => `The savings cover ${percent} of the cost.`,
    noCost: 'There is no cost to cover.',
    turns: (month, amount) =>
      `The municipality’s account turns in month ${month} and ends at ${amount} in present value.`,
    never: (month, amount) =>
      `The municipality’s account is still negative in month ${month} and ends at ${amount} in present value.`,
    always: (amount) => `The municipality’s account is never negative and ends at ${amount} in present value.`,
    fondLacks: (amount) => `The fund lacks ${amount}.`,
    fondGains: (amount) => `The fund gets ${amount} more than it lays out.`,
    accounts: ['The municipality', 'The fund (lays out)', 'The state', 'The whole programme'],
    account: 'Running sum, DKK',
    month: (month) => `Month ${month}`,
    npv: 'Present value',
    range: '80% of the calculations',
    rangeTo: (low, high) => `${low} to ${high}`,
    notCalculated: 'not calculated',
    caption: 'Running sum and present value in DKK, simulated',
    figure: {
      kommune: 'The municipality in present value',
      fond: 'The fund in present value',
      program: 'The whole programme in present value',
      cover: 'Part of the cost that the savings cover',
      turn: 'The municipality’s account turns',
      J6: 'In a job after 26 weeks',
      inJob: (month) => `In a job in month ${month} with the effort`,
      baseline: (month) => `In a job in month ${month} without the effort`,
      sure: 'The municipality comes out ahead',
    },
    neverTurns: 'does not turn',
    alwaysAbove: 'never negative',
    ofCitizens: (persons, all) => `${persons} of ${all}`,
    sure: (word, of100) => `${word}: in ${of100} of 100 calculations`,
    robustness: { robust: 'Robust', sandsynlig: 'Likely', usikker: 'Uncertain', usandsynlig: 'Unlikely' },
  },
}
