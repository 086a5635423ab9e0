/** Pashto words of the exercise. Figures stand after a label, so that no verb or noun has to agree with a number. */
import {easternDigits} from './digits.ts';
import type {Words} from './language.ts';

const figure = (value: number | undefined): string => (value === undefined ? 'معلوم نه دی' : easternDigits(value));

export const pashto: Words = {
  event: {
    armed_clash: 'وسله‌واله نښته',
    air_strike: 'هوايي برید',
    drone_strike: 'د بې‌پیلوټه الوتکې برید',
    artillery_or_mortar: 'د توپونو یا هاوانونو ډزې',
    rocket_or_missile: 'د راکټ یا توغندي برید',
    small_arms_fire: 'د سپکو وسلو ډزې',
    sniping: 'د نښه ویشتونکي ډزې',
    ied_or_mine: 'د ماین یا ځای پر ځای شوي بم چاودنه',
    suicide_attack: 'ځانمرګی برید',
    complex_attack: 'په یو وخت کې د څو ډلو برید',
    ground_incursion: 'د ځمکنیو ځواکونو ننوتل',
    infiltration_attempt: 'له کرښې د پټ تېرېدو هڅه',
    airspace_overflight: 'په هوايي حریم کې د الوتکې الوتنه',
    uav_overflight: 'په هوايي حریم کې د بې‌پیلوټه الوتکې الوتنه',
    force_movement: 'د ځواکونو خوځښت',
    new_position_or_fortification: 'نوې پوسته یا سنګر',
    weapons_presence: 'په منع شوې سیمه کې د وسلو شتون',
    abduction_or_detention: 'تښتونه یا نیول',
    killing_of_civilian: 'د ملکي وګړي وژل کېدل',
    attack_on_monitor: 'پر څارونکو برید',
    restriction_on_monitor: 'د څارونکو پر تګ راتګ محدودیت',
    obstruction_of_aid: 'د مرستو مخنیوی',
    crossing_closure: 'د تېرېدو د لارې تړل',
    expulsion_or_forced_return: 'شړل یا جبري ستنول',
    attack_on_health: 'پر روغتیايي مرکز برید',
    attack_on_education: 'پر ښوونځي برید',
    property_destruction: 'د شتمنیو ویجاړول',
    incitement_or_hostile_statement: 'دښمنانه وینا',
    cyber_or_jamming: 'سایبري برید یا د مخابراتو ګډوډي',
    accidental_discharge: 'تصادفي ډز',
    live_fire_training: 'په اصلي مهماتو روزنه',
    other: 'بله پېښه',
  },
  scope: {
    occurrence: 'د پېښې پېښېدل',
    authorship: 'د پېښې مسوولیت',
    target_nature: 'د هدف ډول',
    civilian_casualties: 'د ملکي وګړو مرګ‌ژوبله',
    intent: 'نیت',
    legality: 'د کړنې ناقانونه والی',
    obligation_applies: 'د مادې تطبیق',
    control_over_actor: 'پر ډلې کنټرول',
  },
  listSeparator: '، ',
  spelling: (place) => place.ps,
  title: (place, event) => `تمرین: ${place}، ${event}`,
  press: (place, event) => `تمرین: د راپورونو له مخې په ${place} کې یوه پېښه شوې ده. د پېښې ډول: ${event}.`,
  monitor: (place, event) => `تمرین: د څارنې ډلې په ${place} کې دا پېښه ثبت کړه: ${event}.`,
  complaint: (party, place, event) =>
    `تمرین: ${party} په ${place} کې د یوې پېښې په اړه شکایت ثبت کړ. د پېښې ډول: ${event}.`,
  resident: (place, event) => `تمرین: د ${place} یوه اوسېدونکي خبر ورکړی دی. د پېښې ډول: ${event}.`,
  reprint: 'دا خبر له یوه خبري اژانس څخه اخیستل شوی دی.',
  unverified: 'دا راپور په خپلواکه توګه نه دی تایید شوی.',
  toll: ({killed, injured}) => {
    if (killed === undefined && injured === undefined) return 'د مرګ‌ژوبلې شمېر نه دی ورکړل شوی.';
    if (killed === 0 && injured === 0) return 'د مرګ‌ژوبلې راپور نشته.';
    return `وژل شوي: ${figure(killed)}. ټپیان: ${figure(injured)}.`;
  },
  claims: 'تمرین: موږ د دې پېښې مسوولیت منو.',
  accuses: 'تمرین: زموږ په اند د دې پېښې مسوول بل لوری دی.',
  denies: (scopes) => `تمرین: موږ دا ادعا ردوو. هغه څه چې ردوو یې: ${scopes}.`,
  counterAccuses: 'تمرین: موږ دا تور ردوو او بل لوری مسوول ګڼو.',
  admits: (scopes) => `تمرین: موږ عملیات منو، خو دا نه منو: ${scopes}.`,
  justifies: 'تمرین: زموږ په وینا دا کار د ځان د دفاع لپاره شوی دی.',
  noComment: 'تمرین: موږ اوس څه نه وایو.',
  retracts: 'تمرین: موږ خپله پخوانۍ وینا بېرته اخلو.',
  assessment: 'تمرین: له شته معلوماتو لا نه څرګندېږي چې څوک مسوول دی.',
};
