/**
 * The invented land: two territories, six provinces, twelve districts, forty settlements, each name in Latin letters,
 * in a second Latin spelling, and in the spellings of Urdu, Pashto and Dari. Names are made up and mean nothing; where
 * they lie is computed in map.ts. Nothing here may resemble a real country, people, group or place.
 */
export const sides = ['velmoth', 'dorquine'] as const;
export type Side = (typeof sides)[number];

export const otherSide = (side: Side): Side => (side === 'velmoth' ? 'dorquine' : 'velmoth');

export interface Spelled {
  readonly id: string;
  readonly name: string;
  /** A second Latin spelling that some sources use. */
  readonly variant: string;
  readonly ur: string;
  readonly ps: string;
  readonly fa: string;
}

export interface District extends Spelled {
  readonly side: Side;
  readonly province: string;
  /** Cell of the map: column 0 to 3 from west to east, row 0 to 2 from north to south. */
  readonly column: number;
  readonly row: number;
  readonly settlements: readonly Spelled[];
}

const spelled = (line: string): Spelled => {
  const [name = '', variant = '', ur = '', ps = '', fa = ''] = line.split(' | ');
  return {id: name.toLowerCase(), name, variant, ur, ps, fa};
};

const provinceNames = ['North', 'Middle', 'South'] as const;

export const sideNames: Readonly<Record<Side, Spelled>> = {
  velmoth: spelled('Velmoth | Velmot | ویلموتھ | وېلموت | ویلموت'),
  dorquine: spelled('Dorquine | Dorkwin | ڈورکوین | ډورکوین | دورکوین'),
};

// Latin | second Latin spelling | Urdu | Pashto | Dari; first line the district, then its settlements.
const written: readonly (readonly string[])[] = [
  [
    'Tolvecca | Tolveka | ٹولویکا | ټولوېکا | تولویکا',
    'Plindorra | Plindora | پلنڈورا | پلیندورا | پلیندورا',
    'Vaskelmo | Waskelmo | واسکیلمو | واسکېلمو | واسکلمو',
    'Obrintu | Obrintoo | اوبرنٹو | اوبرینټو | اوبرینتو',
  ],
  [
    'Brisquem | Briskem | برسکیم | بریسکېم | بریسکم',
    'Gumbressa | Gumbresa | گمبریسا | ګومبرېسا | گمبرسا',
    'Yolvintar | Jolvintar | یولونٹار | یولوینټار | یولوینتار',
    'Crispolda | Krispolda | کرسپولڈا | کریسپولډا | کریسپولدا',
  ],
  [
    'Ulvantro | Ulvantroe | الوانٹرو | اولوانټرو | اولوانترو',
    'Dremuvia | Dremoovia | ڈریموویا | ډرېموویا | دریموویا',
    'Zapponel | Zaponel | زپونیل | زاپونېل | زاپونل',
    'Whistrona | Wistrona | وسٹرونا | وسټرونا | ویسترونا',
    'Trelluma | Treluma | ٹریلوما | ټرېلوما | تریلوما',
  ],
  [
    'Hexmoral | Heksmoral | ہیکسمورل | هېکسمورل | هکسمورل',
    'Lubrando | Loobrando | لوبرانڈو | لوبرانډو | لوبراندو',
    'Firrexta | Firexta | فریکسٹا | فرېکسټا | فریکستا',
    'Ombolda | Omboldah | اومبولڈا | اومبولډا | اومبولدا',
  ],
  [
    'Pendrucca | Pendruka | پینڈروکا | پېنډروکا | پندروکا',
    'Strovella | Strovela | سٹرویلا | سټروېلا | سترولا',
    'Quimbarix | Kwimbarix | کومباریکس | کویمباریکس | کویمباریکس',
    'Nuvestra | Noovestra | نوویسٹرا | نووېسټرا | نووسترا',
    'Bolquenta | Bolkwenta | بولکونٹا | بولکوېنټا | بولکونتا',
  ],
  [
    'Sorvique | Sorvik | سورویک | سورویک | سورویک',
    'Hespruda | Hesprooda | ہیسپرودا | هېسپرودا | هسپرودا',
    'Ivrantol | Ivrantoll | ایورانٹول | ایورانټول | ایورانتول',
    'Jaxumbre | Jaksumbre | جیکسمبرے | جاکسومبرې | جاکسومبره',
  ],
  [
    'Galvoxa | Galvoksa | گیلووکسا | ګالووکسا | گالووکسا',
    'Murtelvo | Murtelwo | مرٹیلوو | مورټېلوو | مورتلوو',
    'Eskrindal | Eskrindel | ایسکرنڈل | اېسکرینډل | اسکریندل',
    'Pyvonda | Pivonda | پیوونڈا | پیوونډا | پیووندا',
  ],
  [
    'Fembrusa | Fembroosa | فیمبروسا | فېمبروسا | فمبروسا',
    'Kwellino | Quellino | کویلینو | کوېلینو | کوئلینو',
    'Trubavesk | Troobavesk | ٹروباویسک | ټروباوېسک | تروباوسک',
    'Ondrixel | Ondriksel | اونڈریکسل | اونډریکسل | اوندریکسل',
  ],
  [
    'Wendrolo | Vendrolo | وینڈرولو | وېنډرولو | وندرولو',
    'Lumzetta | Loomzetta | لمزیٹا | لومزېټا | لومزتا',
    'Cravintha | Kravintha | کراونتھا | کراوینتا | کراوینتا',
    'Uspelloy | Uspeloy | اسپیلوئے | اوسپېلوی | اوسپلوی',
    'Bixtorra | Bikstorra | بکسٹورا | بیکسټورا | بیکستورا',
  ],
  [
    'Jubrelta | Joobrelta | جوبریلٹا | جوبرېلټا | جوبرلتا',
    'Drovimpo | Drowimpo | ڈروومپو | ډروویمپو | دروویمپو',
    'Selquara | Selkwara | سیلکوارا | سېلکوارا | سلکوارا',
    'Nomfretta | Nomfreta | نومفریٹا | نومفرېټا | نومفرتا',
  ],
  [
    'Nolquista | Nolkwista | نولکوسٹا | نولکویسټا | نولکویستا',
    'Vumprella | Voomprella | ومپریلا | وومپرېلا | وومپرلا',
    'Axtrodin | Akstrodin | ایکسٹروڈن | اکسټروډین | اکسترودین',
    'Holbixen | Holbiksen | ہولبکسن | هولبیکسن | هولبیکسن',
    'Reskuvo | Reskoovo | ریسکوو | رېسکووو | رسکووو',
  ],
  [
    'Rumbolex | Rumboleks | رمبولیکس | رومبولېکس | رومبولکس',
    'Yestronda | Jestronda | یسٹرونڈا | یېسټرونډا | یستروندا',
    'Gwolpina | Gvolpina | گولپینا | ګوولپینا | گوولپینا',
    'Fanzupri | Fanzoopri | فینزپری | فانزوپري | فانزوپری',
  ],
];

/** Six districts of each side: two columns of the map, three rows, one province for each row. */
export const districts: readonly District[] = written.map((lines, index) => {
  const side = index < 6 ? 'velmoth' : 'dorquine';
  const within = index % 6;
  const row = within % 3;
  const [own = '', ...settlements] = lines;
  return {
    ...spelled(own),
    side,
    province: `${provinceNames[row] ?? ''} ${sideNames[side].name}`,
    column: (side === 'velmoth' ? 0 : 2) + Math.floor(within / 3),
    row,
    settlements: settlements.map(spelled),
  };
});

export const districtsOf = (side: Side): readonly District[] => districts.filter((district) => district.side === side);

/** Ids of the coarser places of case.yaml. */
export const districtPlace = (district: District): string => `district-${district.id}`;
export const provincePlace = (district: District): string =>
  `province-${district.province.toLowerCase().replace(' ', '-')}`;
export const landPlace = (side: Side): string => `${side}-land`;
export const linePlace = 'line-of-contact';
export const airPlace = 'quenzora-air';
