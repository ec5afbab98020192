"""Which English words introduce, attribute or begin a quotation? Data only."""

from annotator.text.lexicon import reading
from annotator.text.lexicon.entry import Gender, Lexicon, inflect, words

_STRONG, _WEAK = reading.verbs("en/speech.txt")
_LABELS, _ = reading.verbs("en/labels.txt")

_STANCE = (
    inflect(
        "attack belittl dismiss doubt downplay mock play ridicul defend",
        "- s ed ing",
    )
    | inflect(
        "minimis minimiz underestimat ridicul belittl deplor oppos prais challeng", "e es ed ing"
    )
    | words(
        "dismisses sees saw wants wanted knows knew hopes hoped fears feared regrets regretted",
        "sneers mince minced minces paints painted turned turns pulls pulled makes made puts put",
        "rejects rejected laid lays brushes brushed shrugs remains remained gives gave",
    )
    - words("belittl belittls ridicul ridiculs play plays played playing")
)

_DETERMINERS = {
    **dict.fromkeys(
        ("the", "his", "her", "their", "its", "our", "my", "this", "that"), ("the", Gender.EITHER)
    ),
    **dict.fromkeys(("a", "an", "another", "any", "every", "each"), ("a", Gender.EITHER)),
    **dict.fromkeys(
        ("these", "those", "two", "three", "four", "five", "several", "other", "more", "few"),
        ("several", Gender.EITHER),
    ),
}

LEXICON = Lexicon(
    code="en",
    speech=_STRONG.forms,
    weak_speech=_WEAK.forms,
    nominal=words(
        "post report note comment claim answer offer call reply question promise demand request",
        "remark guess laugh joke whisper cry shout sigh blog text attack praise plea object vow",
        "boast warning",
        "caution counter challenge reason estimate forecast protest quote rant review rumour share",
        "signal state stress study sum support test threat tip tweet update value view voice",
        "complaint lament murmur order plan plead press pledge ponder project read record repeat",
        "reveal rule scream swear urge wonder worry yell advance address appeal argument",
    ),
    gerunds=_STRONG.present | _WEAK.present,
    stance=_STANCE,
    labelling=_LABELS.forms,
    passive=words("was were is are be been being"),
    idioms=(
        r"(?:goes|went|going|go) (?:\w+ )?(?:further|on to say)",
        r"(?:does|did|doesn[’']t|didn[’']t|never|not) (?:not )?(?:mince|hold back|pull)",
        r"(?:pulls|pulled|pulling) no punches",
        r"(?:puts|put) it",
        r"(?:has|had|have) (?:\w+ ){1,4}to say",
        r"(?:has|had) (?:only )?(?:this|these|a|one) words?",
        r"(?:points|pointed|pointing) out",
        r"(?:sums|summed|summing) (?:it |things )?up",
        r"(?:hits|hit|fires|fired|shot|shoots) back",
        r"(?:doubles|doubled) down",
        r"(?:was|were|is) (?:quoted|cited) as saying",
        r"(?:goes|went) on(?= ?:)",
        r"(?:makes|made) (?:it )?clear",
    ),
    addressing=words(
        "tell tells told ask asks asked warn warns warned inform informs informed assure assures",
        "assured remind reminds reminded urge urges urged advise advises advised accuse accuses",
        "accused instruct instructs instructed notify notifies notified implore implored beg begs",
        "begged reassure reassures reassured",
    ),
    between=words(
        "has have had also then later once recently simply just even still never not is was be",
        "been again often now would will could should might may did does do to who all both",
        "today yesterday monday tuesday wednesday thursday friday saturday sunday soon",
        "immediately only himself herself always too first finally further quickly added",
    ),
    adverb_endings=("ly",),
    pronouns={"he": Gender.MALE, "she": Gender.FEMALE},
    relatives=words("who that which whom whose where when because while as"),
    articles=words("the a an no any his her their its our my this these"),
    honorifics={
        "mr": Gender.MALE,
        "mister": Gender.MALE,
        "cr": Gender.EITHER,
        "cllr": Gender.EITHER,
        "pc": Gender.EITHER,
        "garda": Gender.EITHER,
        "supt": Gender.EITHER,
        "det": Gender.EITHER,
        "sir": Gender.MALE,
        "lord": Gender.MALE,
        "mrs": Gender.FEMALE,
        "ms": Gender.FEMALE,
        "miss": Gender.FEMALE,
        "lady": Gender.FEMALE,
        "dame": Gender.FEMALE,
        "dr": Gender.EITHER,
        "prof": Gender.EITHER,
        "professor": Gender.EITHER,
        "rev": Gender.EITHER,
        "gen": Gender.EITHER,
        "sen": Gender.EITHER,
        "rep": Gender.EITHER,
        "gov": Gender.EITHER,
        "lt": Gender.EITHER,
        "sgt": Gender.EITHER,
        "col": Gender.EITHER,
        "capt": Gender.EITHER,
        **dict.fromkeys(
            (
                "adm amb brig cmdr cpl cst dep fr hon insp maj msgr mx ofc pvt revd sra sr spc ssgt"
                " madam messrs"
            ).split(),
            Gender.EITHER,
        ),
    },
    given=reading.genders("given.txt"),
    reigning=words("prince princess king queen pope duke duchess emperor empress"),
    ambiguous=words("bill day church park bay lake wall power steel marks banks hill north west"),
    particles=words("arap de du van von der den al el bin ibn ben da di dos del della la le"),
    people=reading.genders("en/people.txt"),
    things=reading.words("en/bodies.txt"),
    makers=words(
        "maker owner operator provider private giant leader",
        "producer supplier manufacturer publisher builder rival retailer grocer insurer",
        "lender carrier brewer developer",
    ),
    prenominal=reading.words("en/prenominal.txt"),
    noun_last=True,
    sources=words(
        "source sources insider official aide witness onlooker",
        "bystander neighbour neighbor resident ally friend pal colleague passer-by user fan",
    ),
    times=words("day week month year morning evening afternoon night moment time weekend"),
    nobody=words(
        "it they we i you one some many both others several everyone nobody somebody most"
    ),
    somebody=words("one another someone somebody"),
    neuter=words("it"),
    collective=words("they"),
    generic=words("man woman boy girl person teenager"),
    copulas=words(
        "is are was were be been being as become becomes became remains remained seems seemed"
        " feels felt looks looked sounds sounded"
    ),
    indefinite=words("a an"),
    documents=words(
        "report study statement letter email law poll placard sign message note paper text",
        "book tweet post survey document ruling judgment verdict banner sticker poster label",
        "article memo filing lawsuit complaint contract treaty bill motto caption headline",
        "inscription leaflet brochure website page",
    ),
    objects=words("it you one"),
    possessives={"his": Gender.MALE, "her": Gender.FEMALE},
    owners=words("his her their its"),
    determiners=_DETERMINERS,
    subordinators=words("that if what how why whether since after before although though once"),
    verb_endings=("ed", "es", "ts", "ns", "ls", "ks", "ps", "ds", "rs"),
    past=words(
        "ate beat became began bent bit blew bore bought broke brought built came caught chose cut",
        "dealt did drank drew drove dug fell felt fled flew forgot fought found froze gave got",
        "grew had heard held hid hit hung kept knew lay led left lent lit lost made meant met",
        "paid put quit ran rang read rode rose sang sank sat saw sent set shook shot shut slept",
        "slid sold sought spent spoke spread sprang stole stood struck stuck swam swept swung",
        "taught thought threw took tore understood was went were withdrew woke won wore wrote",
    ),
    bodies=words(
        "foods partners capital systems technologies technology holdings holding industries",
        "solutions energy motors pharma labs media studios airlines airways finance financial",
        "insurance motors electronics networks software records pictures entertainment",
        "ventures associates logistics marine shipping mining steel power water gas telecom",
        "mobile biotech therapeutics pharmaceuticals robotics analytics consulting services",
        "resources estates properties brewery breweries foundry",
        "union organization organisation committee commission council ministry university college",
        "institute party bank company group corporation corp inc ltd agency association federation",
        "foundation street avenue road square station hotel city state states united kingdom",
        "republic nations world house senate congress court parliament government department",
        "office",
        "north south east west europe africa asia america france paris london china open source",
        "supply chain market markets silicon valley wall big tech new day week center centre",
        "school",
        "board times post journal herald tribune news press league club team national",
        "international",
        "act plan bill report fund trust museum hospital church airport park lake river island bay",
    ),
    made_by=r"(?:developed|created|designed|made|built|produced|owned|published|launched) by",
    according=("according to", "in the words of", "in the view of"),
    weak_according=r"for",
    oblique={"him": Gender.MALE, "her": Gender.FEMALE},
    prepositions=words(
        "of in on at to for from with by about into over under after before between against near",
        "during through without within toward towards behind outside inside around since until",
        "via per amid among alongside",
    ),
    coordinators=words("and or nor"),
    as_words=words("as"),
    conjunctions=words("and or but while whereas then yet so"),
    function_words=words(
        "a an the of in on at to for from with by about into over under after before between",
        "against near during through without within toward towards behind outside inside around",
        "since until via per amid among and or but nor so yet if when while as because although",
        "though where who what which why how that this these those it its he his him she her they",
        "their them we our us you your i my me mine not no yes only just even also still then than",
        "there here now today yesterday tomorrow later earlier once again meanwhile however",
        "moreover instead perhaps maybe both either neither each every all any some many most much",
        "more several few other another such same one two three four five six seven eight nine ten",
        "first second third last next well oh asked according is was are were be been being has",
        "have had do does did will would can could should may might must let like unlike despite",
        "nothing everything everyone nobody anyone someone something thus hence therefore indeed",
        "speaking writing adding don't can't i'm it's that's unless whether whereas likewise",
        "dear fellow former ex late old young new recently finally nevertheless nonetheless",
        "good bad never always nearly almost afterwards elsewhere outside inside earlier otherwise",
    ),
    calendar=words(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may",
        "june july august september october november december",
    ),
    first_person=words(
        "i we us our ours my mine me i'm we're i've we've i'll we'll i'd we'd myself ourselves",
    ),
    speaking=words("i you your yours yourself i’m you’re me my we us"),
    numbers=words(
        "two three four five six seven eight nine ten eleven twelve several few many following",
        "follows steps",
    ),
    remark_openers=words(
        "nothing as what how that this that's really seriously so and but wow well yes no oh if",
        "just sure sarcasm irony true false ouch ha hardly not bravo right good nice who why",
        "indeed obviously clearly even still too it's again never enough talk",
    ),
    what=words("what"),
    reflexives=words(""),
    announcing=words(
        "statement message letter email note words reply response answer post comment speech"
    ),
    mentions=words("term terms word phrase expression"),
    naming=words(
        "titled entitled called named dubbed nicknamed known so-called word words term terms",
        "expression phrase film movie book novel song album series essay article show documentary",
        "play slogan motto magazine operation project codenamed reading painting program programme",
        "hit single track sitcom musical poem podcast concept notion headlined",
    ),
    titles=words(
        "Mr Mrs Ms Dr Prof Rev Hon St Gen Sen Rep Gov Lt Sgt Col Capt Cmdr Maj Adm Messrs Mx Fr",
        "Mme M cf Cf vs Vs v e.g i.e eg ie viz Ave Blvd Mt Ft Pres Supt Det Insp Amb",
    ),
    numbered=words(
        "No no Nos nos approx p pp Pp vol Vol Fig fig figs art Art sec Sec ch Ch par chap",
        "Chap ed n",
    ),
    often_final=words(
        "etc Etc al Inc Corp Co Ltd Bros Jr Sr LLC plc Cos a.m p.m A.M P.M U.S U.K U.N E.U D.C",
        "Ph.D M.D B.A M.A Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Wed Thu Fri",
        "Sat Sun est Est dept Dept Univ Calif Pa Mass Conn Fla Va Ill Mich Minn Wis Ariz Colo min",
        "max Rd Sq Ga La Md Tex Wash Ore Tenn Ky Ala Ark Okla Nev Neb Kan Mont Wyo Del",
    ),
)
