"""Small words that say nothing of what an answer is about, by language; they also tell which language it is.

Written for Ombud; the lists are short on purpose, since a word too many hides a theme.
"""

from __future__ import annotations

_LISTS = {
    "en": """
        a about after all also am an and any are as at be because been before being but by can could did do does doing
        don for from get go had has have he her here him his how i if in into is it its just like make many may me more
        most much must my need no not now of off on one only or other our out over own people same she should so some
        such than that the their them then there these they think this those through to too under until up us very
        need needs needed good better great way ways lot able want was we well were what when where which while who why will with would you your isn doesn didn re ve ll
        thing things really lot every even still
        """,
    "sv": """
        alla allt att av bara bli blir bör de dem den denna deras dess det detta dig din dock du där då efter eller en
        er ett från för få får ge gör göra ha hade han har hon hos hur här i in ingen inget inte jag ju kan kunna man
        med mellan men mer mig min mot mycket många måste ner nog nu något några när och också om oss på samma sedan
        ser sig sin ska skulle som så till under upp ut utan vad var vara varit vi vid vill är även över
        """,
    "da": """
        af alle alt at bare blev blive bliver bør da de dem den denne der deres det dette dig din dog du efter ej eller
        en er et for fordi fra få får før gør ha han har havde hun hvad hvem hver hvis hvor hvordan i ikke ind ingen
        jeg kan kun kunne lige man mange med meget mellem men mere mig min mod må når nogle noget nu når og også om op
        os over på samme sig sin skal skulle som så til ud uden under var ved vi vil ville være været
        """,
    "no": """
        alle alt at av bare ble bli blir bør da de dem den denne der deres det dette deg din du eller en enn er et
        etter for fordi fra få får før gjør ha han har hadde hun hva hvem hver hvis hvor hvordan i ikke ingen inn jeg
        kan kun kunne man mange med mellom men mer meg min mot mye må når noe noen nå og også om opp oss over på samme
        seg sin skal skulle som så til under ut uten var ved vi vil ville være vært
        """,
    "de": """
        aber alle als also am an auch auf aus bei bin bis bitte da damit dann das dass dem den denn der des die dies
        diese dieser doch dort durch ein eine einem einen einer eines er es etwas für gibt hat haben hier ich ihr ihre
        im in ist ja jede jeder kann kein keine können man mehr mein mit muss müssen nach nicht noch nur ob oder ohne
        schon sehr sein sich sie sind so soll sollen sollte sollten über um und uns unter viel viele vom von vor war
        was weil wenn wer werden wie wieder wir wird wo wurde zu zum zur zwischen
        """,
    "nl": """
        aan al alle als altijd bij dan dat de deze die dit doen door dus een en er geen geworden had heb hebben heeft
        het hier hij hoe hun ik in is ja je kan kunnen maar mag me meer men met mij mijn moet moeten na naar niet nog
        nu of om omdat onder ons onze ook op over te tegen tot u uit van veel voor waar waren was wat we wel werd
        wezen wij wil worden wordt zal ze zeer zelf zich zijn zo zonder zou
        """,
    "fr": """
        ai au aussi autre aux avec beaucoup bien car ce cela ces cette ceux chaque comme contre dans de des donc dont
        du elle elles en encore est et été être eu fait faire faut il ils je la le les leur leurs lors lui ma mais me
        même mes moins mon ne nos notre nous on ont ou où par pas peu peut plus pour pourquoi qu quand que qui sa sans
        se ses si son sont sous sur ta tous tout toute toutes très trop tu un une vers voir vos votre vous y
        """,
    "es": """
        a al algo antes así aunque bien cada como con contra cual cuando de debe deben del desde donde dos durante e
        el ella ellos en entre era es esa ese eso esta este esto están estos fue ha hace hacer hacia han hasta hay
        la las le les lo los más me mi mis mucho muchos muy nada ni no nos nosotros nuestra nuestro o otra otro otros
        para pero poco por porque puede pueden que qué quien se sea ser si sí sin sobre son su sus también tan tanto
        tener tiene tienen todo todos tu un una uno unos y ya yo
        """,
    "pt": """
        a ao aos as até com como da das de dela dele deles depois deve do dos e ela ele eles em entre era essa esse
        esta este eu foi for há isso isto já lá lhe mais mas me mesmo meu minha muito muitos na não nas nem no nos nós
        nossa nosso num numa o os ou para pela pelas pelo pelos por porque quando que quem se sem ser seu seus só são
        sua suas também te tem têm ter toda todos tudo um uma você
        """,
    "it": """
        a ad al alla alle anche ancora che chi ci come con contro cosa così da dagli dal dalla dei del della delle
        deve di dove due e è ed era essere fa fare fra gli ha hanno ho i il in io la le lei li lo loro ma mi molto ne
        negli nei nel nella nelle noi non nostra nostro o ogni per perché più poi può quando quello questa questo qui
        se sempre senza si sia sono su sua sul sulla suo tra tutti tutto un una uno vi
        """,
    "pl": """
        a aby ale bardzo bez bo był była było być by co czy dla do gdy gdzie i ich ile ja jak jako jest jestem już każdy
        kto która które który ma mam mi mnie może można my na nad nam nas nie niż o od on ona oni oraz po pod przed
        przez przy się są ta tak także tam te tego ten tej to tu tych tylko tym u w we więc wszystko z za ze że żeby
        """,
    "fi": """
        ei eivät ehkä eli en että he hän ihan ilman itse ja jo joka jos jossa jotka jotta kaikki kanssa koska kuin kun
        kuten kyllä me mikä mitä mukaan mutta myös ne niin nyt olen oli olisi olla on ovat pitäisi pitää saa se sekä sen
        siellä siitä sitä tai te tämä tässä tätä voi vain
        """,
    "tr": """
        ama bana bazı ben bence beni bir biraz biz bu bunu bunun çok çünkü da daha de değil diye en gibi göre hem hep
        her için ile ise kadar ki kim mı mi mu mü nasıl ne neden o olan olarak olduğu olmalı onlar sadece sen siz sonra
        şey şu tüm ve veya var ya yok
        """,
    "so": """
        aan ah ahaan ama ay ayaa ayey badan ee haddii in inay inuu iyo ka kale kasta kuwa la laga leh loo ma markii
        mid oo soo u uu waa waan waxaa waxay waxa wuxuu si sida isla kala lagu
        """,
    "ar": """
        أن أو إلى إن الذي التي الى ان او به بها بين تم ثم حتى حول ذلك على عن عند عندما غير في فيه فيها قبل قد كان كانت
        كل كما لا لأن لم لن له لها ليس ما مثل مع من منذ نحن هذا هذه هل هناك هو هي و يجب يكون يمكن
        """,
    "fa": """
        از است اگر اما آن او با باید بر برای بود به بی تا تر چه خود در دارد دارند را شود شده کرد کردن کند که ما مثل من
        می نمی ها های هر هم همه و ولی یا یک این
        """,
    "uk": """
        а але або б без би було бути в вже від він вона вони все де для до є же з за зі і й її його із їх коли між ми на
        над нам не ні но о от при про та так також те тим ти то того у це цей ця ці через чи що щоб я як який які
        """,
    "ru": """
        а без бы был была были было быть в вам вас весь во вот все всех вы где да даже для до его ее если есть еще же за
        и из или им их к как когда кто ли мне может мы на надо нам нас не него нет ни но ну о об он она они от очень по
        под при с со так такой там то того тоже только тут ты у уже что чтобы эти это этот я
        """,
}
STOP_WORDS: dict[str, frozenset[str]] = {language: frozenset(words.split()) for language, words in _LISTS.items()}
# Characters of Chinese and Japanese that carry grammar rather than a matter; a run of signs is cut at them.
STOP_SIGNS: dict[str, frozenset[str]] = {
    "zh": frozenset("的了是在和也就都而及與与或但並并很更最這这那個个們们我你他她它您嗎吗呢吧啊呀把被讓让對对於于之其"
                    "覺觉得所以為为因如果若只再又還还才卻却沒没不會会要能可應应該该有到去來来說说從从向比跟等什麼么怎樣样"),
    "ja": frozenset("のはがをにでとものやへかなてただですますいるれらりこそあ"),
}  # fmt: skip
