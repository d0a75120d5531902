"""The commonest function words of the languages cleaning knows, besides English.

Own lists of plain facts: articles, pronouns, prepositions, conjunctions, auxiliaries, and the
verbs by which news attributes speech. Chinese has none here: its words are not set apart.
"""

STOP_WORDS = {
    "de": frozenset(
        "der die das den dem des ein eine einen einem einer eines und oder aber auch als am "
        "an auf aus bei beim bis da damit dann dass daß denn dessen deren dies diese diesem "
        "diesen dieser dieses doch dort durch er es für gegen gibt hat hatte hatten haben ich "
        "ihm ihn ihr ihre ihrem ihren ihrer im in ist ja jedoch kann kein keine können man "
        "mehr mit muss nach nicht noch nun nur ob ohne sagte schon sehr sein seine seinem "
        "seinen seiner seit sich sie sind so soll sollen sowie über um unter viele vom von "
        "vor war waren was weil wenn werden wie wieder will wir wird worden wurde wurden "
        "würde zu zum zur zwei zwischen".split()
    ),
    "fr": frozenset(
        "le la les un une des du de et ou mais donc car ni que qui dont où quand comme si ce "
        "cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes il elle ils elles "
        "on nous vous je se y en au aux à dans par pour sur sous avec sans chez entre vers "
        "depuis pendant avant après contre selon lors afin ainsi alors aussi encore déjà très "
        "plus moins tout tous toute toutes même autre autres deux trois est sont était "
        "étaient été être a ont avait avaient avoir fait peut doit va ne pas n'est n'a c'est "
        "qu'il qu'elle qu'un d'un d'une jusqu'à l'on cela celui celle ceux".split()
    ),
    "es": frozenset(
        "el la los las un una unos unas lo al del de y ni que quien quienes cual donde cuando "
        "como si su sus nuestro nuestra mi mis se le les me te nos él ella ellos ellas yo "
        "esto esta este estas estos ese esa eso aquel en a ante bajo con contra desde durante "
        "entre hacia hasta para por según sin sobre tras pero sino aunque porque pues también "
        "tampoco ya muy más menos tan todo todos toda todas otro otra otros otras dos tres "
        "cada mismo es son era eran fue fueron ser ha han había sido está están estaba hay "
        "tiene tienen no dijo".split()
    ),
    "ru": frozenset(
        "и в во не на что с со как а то он она они оно мы вы я его её ее их ей ему им нас вас "
        "к у же за из от до по о об для при без под над через между после перед время это "
        "этот эта эти этого этой этом этих тот та те того той том тех который которая которое "
        "которые которых которого но или если когда где чтобы потому также тоже уже ещё еще "
        "только лишь все всё всех весь вся был была было были быть будет будут есть нет бы ли "
        "ни может могут более очень так там здесь сейчас свой свои своих своей сообщил "
        "сообщила сказал заявил из-за среди около себя".split()
    ),
    "uk": frozenset(
        "і й та в у не на що з із зі як а то він вона вони воно ми ви я його її їх їй йому їм "
        "нас вас до за від по про для при без під над через між після перед час це цей ця ці "
        "цього цієї цьому цих той те того тієї тому тих який яка яке які яких якого якій але "
        "або чи якщо коли де щоб бо також теж вже ще тільки лише все всі всіх був була було "
        "були бути буде будуть є немає б би може можуть більш більше дуже так там тут зараз "
        "свій свої своїх своєї повідомив повідомила сказав заявив серед біля себе".split()
    ),
    "ar": frozenset(
        "في من على إلى الى عن مع أن ان إن أنه أنها إنه هذا هذه ذلك تلك التي الذي الذين ما لا "
        "لم لن قد كان كانت يكون تكون هو هي هم نحن كما كل بعد قبل خلال بين حتى عند عندما منذ "
        "حول ضد أو او ثم لكن بل غير أي أكثر بعض بأن فإن حيث إذا لو ليس ليست وقد وكان وكانت "
        "وفي ومن وعلى وأن وهو وهي ولا ولم وما كانوا يتم تم عليه عليها فيه فيها له لها لهم به "
        "بها منه منها عدد عدة أحد قال قالت وقال وقالت أضاف وأضاف مثل دون تحت فوق نحو لدى أمام "
        "وذلك بسبب بينما يوم".split()
    ),
}
