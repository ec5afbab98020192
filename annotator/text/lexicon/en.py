"""Which English words introduce, attribute or begin a quotation? Data only."""

from annotator.text.lexicon.entry import Gender, Lexicon, genders, inflect, words

_REGULAR = "- s ed ing"
_FINAL_E = "e es ed ing"

_SPEECH = (
    inflect(
        "accept affirm add answer assert ask attest bellow boast caution claim comment complain "
        "confirm contend counter demand detail exclaim explain fret groan hint insist interject "
        "lament maintain moan murmur mutter object plead predict proclaim protest question recall "
        "recommend recount remark repeat respond retort reveal roar scoff scream shout sigh sneer "
        "snarl stammer tweet utter vow wail warn whisper wonder yell deadpan exhort reflect "
        "reckon jest",
        _REGULAR,
    )
    | inflect(
        "acknowledg advis announc apologis apologiz argu conced conclud confid continu criticis "
        "criticiz declar decre denounc disclos elaborat emphasis emphasiz enthus estimat fum "
        "grip grumbl implor indicat jok mumbl mus not observ opin pledg promis pronounc propos "
        "reiterat rejoic speculat stat summaris summariz surmis theoris theoriz underlin "
        "underscor urg whin believ agre postulat enunciat",
        _FINAL_E,
    )
    | inflect("confess express stress guess discuss", "- es ed ing")
    | inflect("testif repl den clarif cr specif", "y ies ied ying")
    | words(
        "say says said saying tell tells told telling write writes wrote written writing think",
        "thinks thought thinking quip quips quipped quipping admit admits admitted admitting feel",
        "feels felt rant swear swears swore speak speaks spoke sum sums summed go goes went-on",
        "suggest suggests suggested suggesting report reports reported blog blogged post posted",
        "posts offer offered argue countered blasted slammed hit sobbed sob sings sang read reads",
        "hails hailed lauded praised praises joked rap rapped bemoan bemoaned bemoans concur",
        "concurred concurs laughed laughs laughing smiled cried shrugged beg begs begged vents",
        "vented forecast forecasts chimed pointed stressing echoed echoes echo",
    )
    - words("hit rap go goes read reads sum sang sob")
)

_STANCE = (
    inflect(
        "attack belittl dismiss doubt downplay mock play ridicul defend",
        _REGULAR,
    )
    | inflect("minimis minimiz underestimat ridicul belittl deplor oppos prais challeng", _FINAL_E)
    | words(
        "dismisses sees saw wants wanted knows knew hopes hoped fears feared regrets regretted",
        "sneers mince minced minces paints painted turned turns pulls pulled makes made puts put",
        "rejects rejected laid lays brushes brushed shrugs remains remained gives gave",
    )
    - words("belittl belittls ridicul ridiculs play plays played playing")
)

_GIVEN_M = words(
    "aaron abdul abraham adam adrian ahmed aidan al alan albert alec alejandro alex alexander",
    "alexei alfred ali allan allen alvin amir andre andrea andrei andrew andy angelo anthony",
    "antonio archie arjun arnold arthur arturo ashley austin barack barry bart ben benedict",
    "benjamin bernard bernie bert bill billy bob bobby boris brad bradley brandon brendan brent",
    "brett brian bruce bruno bryan byron caleb callum cameron carl carlos casey cecil cedric chad",
    "charles charlie chester chris christian christopher chuck clarence clark claude clayton cliff",
    "clifford clint clive clyde cody colin connor corey craig curtis dale damian damon dan daniel",
    "danny darrell darren dave david dean declan dennis derek desmond dexter diego dmitri dominic",
    "don donald doug douglas duncan dustin dwight dylan ed eddie edgar edmund eduardo edward edwin",
    "eli elias elijah elliot elliott elon emmanuel enrique eric erik ernest ethan eugene evan",
    "felix fernando finn floyd francis francisco frank franklin fred freddie frederick gabriel",
    "gareth garry gary gavin gene geoff geoffrey george gerald gerard gilbert giovanni glen glenn",
    "gordon graham grant greg gregory guy hamid hank hans harold harry harvey hassan hector henry",
    "herbert herman howard hugh hugo hussein ian ibrahim igor isaac ivan jack jackson jacob",
    "jacques",
    "jaime jake jamal james jamie jared jason javier jay jean jeff jeffrey jeremy jerome jerry",
    "jesse jesus jim jimmy joe joel joey john johnny jon jonah jonas jonathan jordan jorge jose",
    "joseph josh joshua josé juan julian julius justin karl keith keir ken kenneth kenny kevin",
    "khalid kieran kirk kurt kyle lance larry lars lawrence lee leo leon leonard leroy leslie",
    "levi lewis liam lionel lloyd logan lou louis lucas luis luke malcolm manuel marc marco marcus",
    "mario mark marshall martin marvin mason matt matthew maurice max maxwell mehmet melvin miguel",
    "mike milton mitch mitchell mohamed mohammad mohammed morgan morris moses muhammad murray",
    "nathan nathaniel ned neil nelson neville nicholas nick nigel noah noel norman oliver omar",
    "oscar otto owen pablo parker patrick paul pedro percy perry pete peter phil philip phillip",
    "pierre preston quentin rafael raj rajesh ralph ramon randall randy raul ravi ray raymond",
    "reggie reginald rex ricardo richard rick ricky rishi rob robert roberto robin rod rodney",
    "roger",
    "roland ron ronald rory ross roy ruben rudy rupert russell ryan salman sam samir samuel sanjay",
    "saul scott sean sebastian sergei seth shane shaun shawn sid sidney silvio simon spencer stan",
    "stanley stefan stephen steve steven stewart stuart sundar ted terence terrence terry theodore",
    "thomas tim timothy tobias toby todd tom tommy tony travis trevor tristan troy tyler vernon",
    "victor vijay vincent vladimir wallace walter warren wayne wesley wilbur will william willie",
    "winston xavier yusuf zachary zack",
)
_GIVEN_F = words(
    "abigail ada adele adriana agatha agnes aisha alana alexandra alexis alice alicia alison",
    "allison alma alyssa amanda amber amelia amina amy ana anastasia andrea angela angelina angie",
    "anita ann anna anne annette annie antonia april ariana ashley astrid audrey ava barbara",
    "beatrice becky bella bernadette bernice beth bethany betty beverly bianca bonnie brenda",
    "bridget brittany brooke camila camilla candice carla carmen carol carole caroline carolyn",
    "carrie cassandra catherine cecilia celia charlotte chelsea cheryl chloe christina christine",
    "cindy claire clara clare claudia colleen connie constance cora courtney crystal cynthia daisy",
    "dana daniela danielle daphne dawn deborah debra delia denise diana diane dolores donna dora",
    "doris dorothy edith eileen elaine eleanor elena elisa elizabeth ella ellen eloise elsa emily",
    "emma erica erin esther ethel eva eve evelyn faith fatima felicity fiona flora florence",
    "frances",
    "francesca freya gabriela gail gemma georgia georgina geraldine gillian gina ginny giulia",
    "gladys glenda gloria grace greta gwen gwendolyn hannah harriet hayley hazel heather heidi",
    "helen helena hilary hillary holly ida imogen ines ingrid irene iris isabel isabella ivy",
    "jackie",
    "jacqueline jade jan jane janet janice jasmine jean jeanne jen jenna jennifer jenny jessica",
    "jill jo joan joanna joanne jocelyn josephine joy joyce juanita judith judy julia juliana",
    "julie",
    "juliet june kamala karen kate katherine kathleen kathryn kathy katie katrina kay kayla kelly",
    "kendra kerry kim kimberly kirsten kirsty kristen kristin laila lara latoya laura lauren leah",
    "leila lena leslie lillian lily linda lindsay lisa liz lois loretta lori lorraine louise lucia",
    "lucille lucy lydia lynn mabel madeleine madison maggie maia mandy marcia margaret maria",
    "marian",
    "mariana marie marilyn marina marion marjorie marlene martha mary matilda maureen may maya",
    "megan melanie melinda melissa mercedes meredith mia michaela michelle mildred mina minnie",
    "miranda miriam moira molly monica morgan myra nadia nadine nancy naomi natalia natalie",
    "natasha",
    "nell nicola nicole nina nora norma odette olga olivia oprah paige pam pamela pat patricia",
    "patsy paula pauline pearl peggy penelope penny petra philippa phoebe phyllis polly priscilla",
    "priti priya rachel ramona rebecca regina renee rhonda rita roberta robin rosa rosalind rose",
    "rosemary rosie roxanne ruby ruth sabrina sadie sally samantha sandra sara sarah selena serena",
    "shannon sharon sheila shelley shirley sian sienna simone sofia sonia sophia sophie stacey",
    "stella stephanie sue susan susannah suzanne sylvia tabitha tamara tania tanya tara teresa",
    "tessa thelma theresa tiffany tina tracey tracy trisha ursula valerie vanessa vera veronica",
    "vicky victoria viola violet virginia vivian wanda wendy whitney wilma yasmin yolanda yvette",
    "yvonne zara zoe",
)

LEXICON = Lexicon(
    code="en",
    speech=_SPEECH,
    stance=_STANCE,
    labelling=words(
        "call calls called calling describe describes described describing label labels labelled",
        "labeled brand branded dub dubbed denounced dismissed deemed hailed term termed as",
        "characterized characterised slammed condemned blasted",
    ),
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
    between=words(
        "has have had also then later once recently simply just even still never not is was be",
        "been again often now would will could should might may did does do to who all both",
        "today yesterday monday tuesday wednesday thursday friday saturday sunday soon",
        "immediately only himself herself always too first finally further quickly added",
    ),
    adverb_endings=("ly",),
    pronouns={"he": Gender.MALE, "she": Gender.FEMALE},
    relatives=words("who that which whom whose where when because while as"),
    articles=words("the a an his her their its our my this these"),
    honorifics={
        "mr": Gender.MALE,
        "mister": Gender.MALE,
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
    },
    given=genders(_GIVEN_M, _GIVEN_F),
    particles=words("de du van von der den al el bin ibn ben da di dos del della la le"),
    roles=words(
        "ceo cto cfo coo chief president vice-president chairman chairwoman chair chairperson",
        "director head boss leader founder co-founder cofounder creator inventor maker owner",
        "manager executive officer minister secretary senator congressman congresswoman",
        "representative governor mayor councillor councilman councilwoman judge justice attorney",
        "prosecutor lawyer solicitor barrister doctor professor researcher scientist economist",
        "analyst engineer writer author journalist reporter editor columnist philosopher historian",
        "sociologist climatologist biologist physicist mathematician coach captain player striker",
        "goalkeeper singer actor actress producer spokesman spokeswoman spokesperson activist",
        "campaigner commissioner general colonel commander inspector detective superintendent",
        "sheriff constable sergeant officer candidate nominee ambassador diplomat envoy king queen",
        "prince princess pope bishop archbishop reverend architect artist painter novelist poet",
        "resident neighbour neighbor teacher student nurse farmer pilot consultant expert",
        "specialist member partner investor strategist trader adviser advisor aide chancellor",
        "premier lawmaker legislator mp lecturer curator conductor baker gardener beekeeper chef",
        "librarian fisherman midwife astronomer geologist treasurer principal superintendent",
        "republican democrat democratic conservative labour defender midfielder forward winger",
    ),
    bodies=words(
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
    of=r"(?:of the |of |for the |for |at the |at |)",
    made_by=r"(?:developed|created|designed|made|built|produced|owned|published|launched) by",
    according=r"according to|in the words of|in the view of",
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
        "good bad never always nearly almost",
    ),
    calendar=words(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may",
        "june july august september october november december",
    ),
    first_person=words(
        "i we us our ours my mine me i'm we're i've we've i'll we'll i'd we'd myself ourselves",
    ),
    numbers=words(
        "two three four five six seven eight nine ten eleven twelve several few many following",
        "follows steps",
    ),
    remark_openers=words(
        "nothing as what how that this that's really seriously so and but wow well yes no oh if",
        "just sure sarcasm irony true false ouch ha hardly not bravo right good nice who why",
        "indeed obviously clearly even still too it's again never enough talk",
    ),
    naming=words(
        "titled entitled called named dubbed nicknamed known so-called word words term terms",
        "expression phrase film movie book novel song album series essay article show documentary",
        "play slogan motto magazine operation project codenamed reading painting program programme",
        "hit single track sitcom musical poem podcast concept notion headlined",
    ),
    titles=words(
        "Mr Mrs Ms Dr Prof Rev Hon St Gen Sen Rep Gov Lt Sgt Col Capt Cmdr Maj Adm Messrs Mx Fr",
        "Mme M cf Cf vs Vs v e.g i.e eg ie viz approx Ave Blvd Mt Ft Pres Supt Det Insp Amb",
    ),
    numbered=words(
        "No no Nos nos p pp Pp vol Vol Fig fig figs art Art sec Sec ch Ch par chap Chap ed n",
    ),
    often_final=words(
        "etc Etc al Inc Corp Co Ltd Bros Jr Sr LLC plc Cos a.m p.m A.M P.M U.S U.K U.N E.U D.C",
        "Ph.D M.D B.A M.A Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Wed Thu Fri",
        "Sat Sun est Est dept Dept Univ Calif Pa Mass Conn Fla Va Ill Mich Minn Wis Ariz Colo min",
        "max Rd Sq Ga La Md Tex Wash Ore Tenn Ky Ala Ark Okla Nev Neb Kan Mont Wyo Del",
    ),
)
