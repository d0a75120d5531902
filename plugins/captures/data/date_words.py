"""The words of dates and times in the languages cleaning knows, besides English.

Names that mean the same stand in one text, parted by blanks; an underscore stands for a blank
inside a name. Left out is what means something else too: Spanish "ago" for August.
"""

MONTHS = (
    "januar jänner jan janvier janv enero ene января январь янв січня січень січ "
    "يناير جانفي كانون_الثاني",
    "februar feber feb février fevrier févr fév febrero февраля февраль фев февр лютого лютий лют "
    "فبراير فيفري شباط",
    "märz maerz mrz mär mars marzo mar марта март мар березня березень бер مارس آذار اذار",
    "april apr avril avr abril abr апреля апрель апр квітня квітень квіт кві "
    "أبريل ابريل إبريل أفريل نيسان",
    "mai mayo мая май травня травень трав тра مايو أيار ايار ماي",
    "juni jun juin junio июня июнь июн червня червень черв чер يونيو يونيه حزيران جوان",
    "juli jul juillet juil julio июля июль июл липня липень лип يوليو يوليه تموز جويلية",
    "august aug août aout agosto августа август авг серпня серпень серп сер أغسطس اغسطس آب أوت",
    "september sept sep septembre septiembre setiembre сентября сентябрь сент сен "
    "вересня вересень вер سبتمبر أيلول ايلول",
    "oktober okt octobre oct octubre октября октябрь окт жовтня жовтень жовт жов "
    "أكتوبر اكتوبر تشرين_الأول",
    "november nov novembre noviembre ноября ноябрь нояб ноя листопада листопад лист лис "
    "نوفمبر تشرين_الثاني",
    "dezember dez décembre decembre déc diciembre dic декабря декабрь дек грудня грудень груд "
    "ديسمبر كانون_الأول",
)

UNITS = (
    "sekunden sekunde sek secondes seconde segundos segundo seg секунд секунды секунду сек "
    "секунди ثانية ثوان ثواني 秒 秒钟 秒鐘",
    "minuten minute min minutes minutos minuto минут минуты минуту мин хвилин хвилини хвилину хв "
    "دقيقة دقائق 分钟 分鐘 分",
    "stunden stunde std heures heure h horas hora часов часа час ч годин години годину "
    "ساعة ساعات 小时 小時 个小时 個小時",
    "tagen tage tag jours jour j días día dias dia дней дня день днів дні يوم أيام يوما 天 日",
    "wochen woche semaines semaine semanas semana недель недели неделю неделя "
    "тижнів тижні тиждень أسبوع أسابيع أسبوعا 周 週 星期 个星期",
    "monaten monate monat mois meses mes месяцев месяца месяц місяців місяці місяць "
    "شهر أشهر شهور شهرا 个月 個月",
    "jahren jahre jahr ans an années année años año лет года год років роки рік "
    "سنة سنوات عام أعوام عاما 年",
)
"""Seconds, minutes, hours, days, weeks, months, years, as the units of English."""

# "год" is a year in Russian and, cut short, an hour in Ukrainian: it says so behind "тому" only.
UKRAINIAN_HOUR = "год"

TWO_OF = {
    "دقيقتين": 1,
    "ساعتين": 2,
    "يومين": 3,
    "أسبوعين": 4,
    "شهرين": 5,
    "عامين": 6,
    "سنتين": 6,
}
"""Arabic says two of a unit in one word; the number is the unit's place."""

NUMBERS = (
    "ein eine einer einem un une una один одну одна одне однієї 一",
    "zwei deux dos два две дві 两 兩 二",
    "drei trois tres три ثلاث ثلاثة 三",
    "vier quatre cuatro четыре чотири أربع أربعة 四",
    "fünf cinq cinco пять п'ять خمس خمسة 五",
    "sechs six seis шесть шість ست ستة 六",
    "sieben sept siete семь сім سبع سبعة 七",
    "acht huit ocho восемь вісім ثماني ثمانية 八",
    "neun neuf nueve девять дев'ять تسع تسعة 九",
    "zehn dix diez десять عشر عشرة 十",
)

AGO_BEFORE = ("vor", "il y a", "hace", "قبل", "منذ")
AGO_BEHIND = ("назад", "тому", "тому назад", "前", "之前", "以前")
ROUGHLY = (
    "etwa ungefähr rund circa ca environ aproximadamente unos unas около примерно близько "
    "приблизно حوالي نحو 约 約 大约 大約".split()
)

DAYS_BACK = (
    "heute aujourd'hui hoy сегодня сьогодні اليوم 今天 今日",
    "gestern ayer вчера вчора учора أمس 昨天 昨日",
    "vorgestern avant-hier anteayer позавчера позавчора 前天",
)
# German "hier" is "here": French yesterday counts only with a time of day behind it.
YESTERDAY_WITH_CLOCK = "hier"

NOW = (
    "gerade eben",
    "soeben",
    "à l'instant",
    "ahora mismo",
    "hace un momento",
    "только что",
    "щойно",
    "الآن",
    "刚刚",
    "刚才",
    "剛剛",
)

LEAD_INS = tuple(
    name.replace("_", " ")
    for name in (
        "veröffentlicht_am Veröffentlicht_am veröffentlicht aktualisiert_am aktualisiert stand: "
        "publié_le Publié_le publié mis_à_jour_le mis_à_jour publicado_el publicado "
        "actualizado_el actualizado опубликовано Опубликовано обновлено Обновлено опубліковано "
        "Опубліковано оновлено Оновлено نشر_في آخر_تحديث 发布时间 发布于 更新时间 更新于"
    ).split()
)
"""What stands before a date on a time line; capitals count where they are no ASCII."""

WEEKDAYS = {
    "de": ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag sonnabend",
           "sonntag"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "es": ("lunes", "martes", "miércoles miercoles", "jueves", "viernes", "sábado sabado",
           "domingo"),
    "ru": ("понедельник понедельника", "вторник вторника", "среда среду среды",
           "четверг четверга", "пятница пятницу пятницы", "суббота субботу субботы",
           "воскресенье воскресенья"),
    "uk": ("понеділок понеділка", "вівторок вівторка", "середа середу середи", "четвер четверга",
           "п'ятниця п'ятницю п'ятниці", "субота суботу суботи", "неділя неділю неділі"),
    "ar": ("الاثنين الإثنين", "الثلاثاء", "الأربعاء الاربعاء", "الخميس", "الجمعة", "السبت",
           "الأحد الاحد"),
    "zh": ("周一 星期一 礼拜一 週一", "周二 星期二 礼拜二 週二", "周三 星期三 礼拜三 週三",
           "周四 星期四 礼拜四 週四", "周五 星期五 礼拜五 週五", "周六 星期六 礼拜六 週六",
           "周日 星期日 星期天 礼拜天 週日"),
}  # fmt: skip
"""Monday first. Ukrainian and Russian share no form that means two days."""

BEFORE = frozenset(
    "bis ab vor zum jusqu'au dès avant d'ici hasta antes к до حتى قبل від з по 截至 直到".split()
)
ANNOUNCING = frozenset(
    "soll sollen wird werden will wollen geplant voraussichtlich kommenden nächsten sera seront "
    "aura prévu prévue prévus doit devrait devraient prochain prochaine será serán tendrá previsto "
    "prevista próximo próxima debe будет будут должен должна должны запланирован запланирована "
    "следующий следующую буде будуть має мають заплановано наступний наступну наступної سوف المقبل "
    "المقبلة القادم المقرر 将 将于 預計 预计 计划 下周".split()
)
