/** Urdu words of the exercise. Figures stand after a label, so that no verb or noun has to agree with a number. */
import {easternDigits} from './digits.ts';
import type {Words} from './language.ts';

const figure = (value: number | undefined): string => (value === undefined ? 'معلوم نہیں' : easternDigits(value));

export const urdu: Words = {
  event: {
    armed_clash: 'مسلح جھڑپ',
    air_strike: 'فضائی حملہ',
    drone_strike: 'ڈرون حملہ',
    artillery_or_mortar: 'توپ خانے یا مارٹر کی گولہ باری',
    rocket_or_missile: 'راکٹ یا میزائل حملہ',
    small_arms_fire: 'ہلکے ہتھیاروں سے فائرنگ',
    sniping: 'نشانہ باز کی فائرنگ',
    ied_or_mine: 'نصب شدہ بم یا بارودی سرنگ کا دھماکہ',
    suicide_attack: 'خودکش حملہ',
    complex_attack: 'کئی گروہوں کا بیک وقت حملہ',
    ground_incursion: 'زمینی دراندازی',
    infiltration_attempt: 'لکیر کو چھپ کر پار کرنے کی کوشش',
    airspace_overflight: 'فضائی حدود میں طیارے کی پرواز',
    uav_overflight: 'فضائی حدود میں بغیر پائلٹ طیارے کی پرواز',
    force_movement: 'دستوں کی نقل و حرکت',
    new_position_or_fortification: 'نئی چوکی یا مورچہ بندی',
    weapons_presence: 'ممنوعہ پٹی میں ہتھیاروں کی موجودگی',
    abduction_or_detention: 'اغوا یا حراست',
    killing_of_civilian: 'عام شہری کی ہلاکت',
    attack_on_monitor: 'نگرانوں پر حملہ',
    restriction_on_monitor: 'نگرانوں کی نقل و حرکت پر پابندی',
    obstruction_of_aid: 'امداد کی راہ میں رکاوٹ',
    crossing_closure: 'گزرگاہ کی بندش',
    expulsion_or_forced_return: 'بے دخلی یا جبری واپسی',
    attack_on_health: 'طبی مرکز پر حملہ',
    attack_on_education: 'تعلیمی ادارے پر حملہ',
    property_destruction: 'املاک کی تباہی',
    incitement_or_hostile_statement: 'مخاصمانہ بیان',
    cyber_or_jamming: 'سائبر یا مواصلاتی خلل',
    accidental_discharge: 'حادثاتی فائر',
    live_fire_training: 'اصلی گولہ بارود کے ساتھ تربیت',
    other: 'دیگر واقعہ',
  },
  scope: {
    occurrence: 'واقعے کا پیش آنا',
    authorship: 'واقعے کی ذمہ داری',
    target_nature: 'ہدف کی نوعیت',
    civilian_casualties: 'شہریوں کا جانی نقصان',
    intent: 'ارادہ',
    legality: 'کارروائی کا غیر قانونی ہونا',
    obligation_applies: 'شق کا اطلاق',
    control_over_actor: 'گروہ پر اختیار',
  },
  listSeparator: '، ',
  spelling: (place) => place.ur,
  title: (place, event) => `مشق: ${place}، ${event}`,
  press: (place, event) => `مشق: اطلاعات کے مطابق ${place} میں ایک واقعہ پیش آیا۔ واقعے کی نوعیت: ${event}۔`,
  monitor: (place, event) => `مشق: نگران ٹیم نے ${place} میں یہ واقعہ درج کیا: ${event}۔`,
  complaint: (party, place, event) =>
    `مشق: ${party} نے ${place} میں ایک واقعے کی شکایت درج کرائی۔ واقعے کی نوعیت: ${event}۔`,
  resident: (place, event) => `مشق: ${place} کے ایک رہائشی نے اطلاع دی ہے۔ واقعے کی نوعیت: ${event}۔`,
  reprint: 'یہ خبر ایک خبر رساں ادارے سے لی گئی ہے۔',
  unverified: 'اس خبر کی آزاد ذرائع سے تصدیق نہیں ہو سکی۔',
  toll: ({killed, injured}) => {
    if (killed === undefined && injured === undefined) return 'جانی نقصان کے اعداد نہیں دیے گئے۔';
    if (killed === 0 && injured === 0) return 'کسی جانی نقصان کی اطلاع نہیں ملی۔';
    return `ہلاک: ${figure(killed)}۔ زخمی: ${figure(injured)}۔`;
  },
  claims: 'مشق: ہم اس واقعے کی ذمہ داری قبول کرتے ہیں۔',
  accuses: 'مشق: ہمارے خیال میں اس واقعے کا ذمہ دار دوسرا فریق ہے۔',
  denies: (scopes) => `مشق: ہم اس دعوے کی تردید کرتے ہیں۔ جس بات کی تردید ہے: ${scopes}۔`,
  counterAccuses: 'مشق: ہم یہ الزام مسترد کرتے ہیں اور دوسرے فریق کو ذمہ دار سمجھتے ہیں۔',
  admits: (scopes) => `مشق: ہم کارروائی تسلیم کرتے ہیں، مگر یہ بات تسلیم نہیں کرتے: ${scopes}۔`,
  justifies: 'مشق: ہمارے مطابق یہ کارروائی اپنے دفاع میں کی گئی۔',
  noComment: 'مشق: ہم اس وقت تبصرہ نہیں کریں گے۔',
  retracts: 'مشق: ہم اپنا پچھلا بیان واپس لیتے ہیں۔',
  assessment: 'مشق: دستیاب معلومات سے ابھی واضح نہیں کہ ذمہ دار کون ہے۔',
};
