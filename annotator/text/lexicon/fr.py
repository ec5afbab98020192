"""Which French words introduce, attribute or begin a quotation? Data only."""

from annotator.text.lexicon import reading
from annotator.text.lexicon.entry import Gender, Lexicon, inflect, words

_ER = "e ent é ée és ées ait aient a èrent era eront erait eraient ant"

_STRONG, _WEAK = reading.verbs("fr/speech.txt")
_LABELS, _ = reading.verbs("fr/labels.txt")

_STANCE = inflect(
    "accabl attaqu caricatur cibl dédramatis dédaign dénigr dout écart égratign évoqu fustig "
    "glorifi ignor imagin invit minimis minor moqu mâch milit persist provoqu rassur refus "
    "repouss ridiculis surestim temporis compar théoris rêv assum décoch livr réserv tacl "
    "réaffirm brav illustr",
    _ER,
) | words(
    "sous-estime sous-estiment sous-estimé sous-estimait voit voient voyait veut veulent",
    "voulait décrit décrivent décrivait décrivant dépeint dépeignent perçoit combat",
    "combattent revient reviennent revenait place placent plaçant enfonce enfonçait balaie",
    "défie défient juge",
)

_DECADES = {
    "quadra": 40,
    "quinqua": 50,
    "sexa": 60,
    "septua": 70,
    "octo": 80,
    "nona": 90,
}
_KINDS = reading.kinds("fr/kinds.txt")

_DETERMINERS = {
    **dict.fromkeys(("le", "ce", "cet"), ("the", Gender.MALE)),
    **dict.fromkeys(("la", "cette"), ("the", Gender.FEMALE)),
    **dict.fromkeys(("l", "son", "sa", "leur", "notre", "mon", "ma"), ("the", Gender.EITHER)),
    "un": ("a", Gender.MALE),
    "une": ("a", Gender.FEMALE),
    **dict.fromkeys(("certain", "certaine", "aucun", "aucune"), ("a", Gender.EITHER)),
    **dict.fromkeys(
        ("les", "des", "ces", "ses", "leurs", "nos", "plusieurs", "certains", "deux", "trois"),
        ("several", Gender.EITHER),
    ),
}

LEXICON = Lexicon(
    code="fr",
    speech=_STRONG.forms,
    weak_speech=_WEAK.forms,
    participles=(_STRONG.past | _LABELS.past) - _STRONG.finite,
    called=_STRONG.past | _LABELS.past,
    gerunds=_STRONG.present,
    infinitives=_STRONG.bare,
    modals=words(
        "veut veulent voulait voulu tient tiennent tenait tenu vient viennent venait fini finit",
        "contente contentent contenté contentée préfère préféré peut peuvent pouvait doit doivent",
        "commence commencé aime aimait ose osé hésite hésité empresse empressé empressée souhaite",
        "souhaité continue refuse refusé borne bornée borné plaît garde croit cru cesse essaie",
        "tente tenté choisi choisit insiste",
    ),
    stance=_STANCE,
    labelling=_LABELS.forms,
    auxiliaries=words("a ont avait avaient aura auront aurait auraient est sont était ayant eu"),
    passive=words("été être"),
    idioms=(
        r"(?:va|vont|allait|est allé|est allée) (?:\w+ ){0,2}plus loin",
        r"(?:met|mettent|mettait|a mis|ont mis) en garde",
        r"(?:tire|tirent|a tiré) la sonnette d[’']alarme",
        r"(?:hausse|haussent|a haussé) le ton",
        r"(?:enfonce|enfoncent|a enfoncé) le clou",
        r"(?:fait|font|a fait|ont fait) (?:\w+ )?(?:savoir|valoir|remarquer|observer|part)",
        r"(?:prend|prennent|a pris) la parole",
        r"n[’'](?:a|ont|avait) (?:eu )?qu[’']un mot",
        r"ses mots|ces mots|ces termes",
        r"(?:a|avait|eu) (?:\w+[’']?){1,3} (?:chose|mot) à (?:dire|ajouter)",
        r"(?:tient|tenait|a tenu) (?:à|ces propos)",
        r"(?:se veut|se montre|se dit|se disait|s[’']est dit|s[’']est dite) ",
    ),
    between=words(
        "a ont avait avaient aura auront aurait est sont était étaient s se ne n en y lui leur l",
        "me m nous vous te t le la les les-a avoir été eu pas plus jamais déjà aussi ensuite puis",
        "enfin encore toujours même d'ailleurs ailleurs donc alors cependant toutefois pourtant",
        "quant ainsi bien tout simplement vite hier aujourd hui lundi mardi mercredi jeudi",
        "vendredi samedi dimanche matin soir dernier récemment depuis tient tenu à voulu vouloir",
        "tenait d'abord abord d par fait veut voulait",
    ),
    adverb_endings=("ment",),
    pronouns={
        "il": Gender.MALE,
        "elle": Gender.FEMALE,
        "celui": Gender.MALE,
        "celle": Gender.FEMALE,
        "celui-ci": Gender.MALE,
    }
    | {"celle-ci": Gender.FEMALE, "lui-même": Gender.MALE, "elle-même": Gender.FEMALE},
    inverted=r"-(?:t-)?(ils|elles|il|elle|on|je|nous)\b",
    relatives=words("qui que qu dont où lequel laquelle auquel duquel"),
    articles=words("le la l les un une des son sa ses leur leurs notre nos ce cet cette ces"),
    merged=words("du des au aux"),
    honorifics={
        "m": Gender.MALE,
        "mm": Gender.MALE,
        "monsieur": Gender.MALE,
        "mister": Gender.MALE,
        "mr": Gender.MALE,
        "mme": Gender.FEMALE,
        "mmes": Gender.FEMALE,
        "madame": Gender.FEMALE,
        "mlle": Gender.FEMALE,
        "dr": Gender.EITHER,
        "docteur": Gender.EITHER,
        "pr": Gender.EITHER,
        "me": Gender.EITHER,
        "maître": Gender.EITHER,
        "mgr": Gender.MALE,
    },
    given=reading.genders("given.txt"),
    generic=words("homme femme garçon fille personne"),
    copulas=words(
        "est sont était étaient sera seront serait seraient soit fut être été comme devient devenu"
        " devenue reste restent demeure semble paraît"
    ),
    indefinite=words("un une"),
    particles=words("de du d la le des van von der den al el ben bin ibn da di dos del della"),
    people=reading.genders("fr/people.txt"),
    things=reading.words("fr/bodies.txt"),
    kinds=_KINDS,
    offices=frozenset().union(*_KINDS.values())
    | words("ministre docteur agent père abbé candidat"),
    ages={
        **{f"{stem}génaire": (age, age + 9) for stem, age in _DECADES.items()},
        **dict.fromkeys(("vingtenaire", "trentenaire"), (20, 39)),
        "quadra": (40, 49),
        "quinqua": (50, 59),
        **dict.fromkeys(("vieux", "vieil", "vieille", "vieillard", "doyen", "doyenne"), (60, 120)),
        **dict.fromkeys(("retraité", "retraitée"), (50, 120)),
        **dict.fromkeys(("jeune", "étudiant", "étudiante"), (14, 39)),
        **dict.fromkeys(("adolescent", "adolescente", "ado", "lycéen", "lycéenne"), (11, 19)),
    },
    ordinals={"premier": 0, "première": 0, "second": 1, "seconde": 1},
    latter=words("dernier dernière"),
    makers=words(
        "fabricant exploitant propriétaire leader géant éditeur",
        "producteur fournisseur constructeur assureur concurrent distributeur opérateur",
        "spécialiste avionneur",
    ),
    prenominal=reading.words("fr/prenominal.txt"),
    sources=words(
        "source sources proche porte-parole témoin voisin voisine riverain riveraine habitant",
        "habitante passant passante collègue ami amie conseiller internaute badaud",
    ),
    times=words("jour lendemain veille semaine mois année matin soir nuit moment fois heure"),
    nobody=words("on ils elles je j nous vous tu c ça cela ce certains d'autres beaucoup tous"),
    somebody=words("un une quelqu"),
    neuter=words(""),
    anaphors=words(
        "agence association avionneur banque boutique brasserie cabinet chaîne clinique club",
        "collectif coalition compagnie comité conglomérat constructeur coopérative enseigne",
        "entreprise équipementier établissement fabricant fédération firme fondation franchise",
        "groupe groupement holding industrie institut institution journal laboratoire labo",
        "librairie ligue magazine maison marque média mouvement mutuelle observatoire ong",
        "opérateur organisation organisme parti plate-forme plateforme quotidien radio réseau",
        "société start-up startup studio syndicat équipe union usine hebdomadaire mensuel",
        "pharma géant",
    ),
    documents=words(
        "rapport étude communiqué texte lettre courrier courriel pancarte panneau sondage",
        "message note livre article affiche banderole loi arrêt décision jugement document",
        "tract mail écriteau formule phrase slogan site page billet enquête baromètre plaque",
        "inscription affichette avis arrêté contrat mémo",
    ),
    objects=words("nous vous ce"),
    inverts=True,
    owners=words("son sa ses leur leurs"),
    determiners=_DETERMINERS,
    subordinators=words("que qu si comment pourquoi lorsque lorsqu quand puisque car parce"),
    manners=reading.words("fr/manners.txt"),
    verb_endings=("e", "t", "a", "i"),
    infinitive_endings=("er", "ir", "re"),
    past_endings=("é", "ée", "és", "ées"),
    possessives={},
    bodies=words(
        "foods partners capital systems technologies technology holdings holding industries",
        "solutions energy motors pharma labs media studios airlines airways finance financial",
        "insurance motors electronics networks software records pictures entertainment",
        "ventures associates logistics marine shipping mining steel power water gas telecom",
        "mobile biotech therapeutics pharmaceuticals robotics analytics consulting services",
        "resources estates properties brewery breweries foundry",
        "union organisation comité commission conseil ministère université école institut parti",
        "banque société groupe compagnie agence association fédération syndicat fondation saint",
        "sainte rue avenue place boulevard gare hôtel mairie assemblée sénat cour tribunal état",
        "états états-unis royaume-uni république ville région vallée mont lac rivière île mer",
        "océan nord sud est ouest europe afrique asie amérique france paris londres chine open",
        "source silicon wall street big tech new nations unies premier première grand grande",
    ),
    made_by=r"(?:développée?s?|créée?s?|conçue?s?|éditée?s?|fabriquée?s?|produite?s?) par",
    according=(
        r"selon",
        r"d[’']après",
        r"à en croire",
        r"de l[’']avis d(?:e\b|[’'])",
        r"aux yeux d(?:e\b|[’'])",
        r"dixit",
        r"aux dires d(?:e\b|[’'])",
        r"au dire d(?:e\b|[’'])",
        r"de l[’']aveu d(?:e\b|[’'])",
        r"comme le dit",
        r"si l[’']on en croit",
    ),
    weak_according=r"pour",
    stressed={"lui": Gender.MALE},
    oblique={"lui": Gender.MALE, "elle": Gender.FEMALE},
    prepositions=words(
        "de d du des à au aux en dans sur sous par pour avec sans chez vers contre entre depuis",
        "devant derrière après avant selon malgré face envers auprès près hors",
    ),
    governing=words(
        "à de d en dans sur vers du des au aux le la les l un une rue place avenue ville commune"
    ),
    since=words("depuis avant après"),
    joining=words("et ou mais voire puis"),
    coordinators=words("et ou ni"),
    as_words=words("comme"),
    conjunctions=words("et ou mais puis tandis alors car"),
    function_words=words(
        "le la les l un une des du de d au aux à en dans sur sous par pour avec sans chez vers",
        "contre entre depuis devant derrière après avant selon malgré face et ou mais puis donc",
        "or ni car si comme quand lorsque lorsqu puisque puisqu parce quoique afin tandis alors",
        "que qu qui quoi dont où quel quelle quels quelles lequel laquelle ce cet cette ces ça",
        "cela ceci c celui celle ceux celles il elle ils elles on je j tu nous vous me m te t se",
        "s y lui leur leurs son sa ses mon ma mes ton ta tes notre nos votre vos ne n pas plus",
        "moins très trop même aussi ainsi encore toujours jamais déjà bien mal peu beaucoup tout",
        "toute tous toutes autre autres certain certains certaine certaines plusieurs chaque aucun",
        "aucune rien personne voici voilà oui non hier aujourd demain ici là cependant toutefois",
        "pourtant néanmoins ensuite enfin d'abord certes bref outre hors lors pendant durant",
        "jusqu jusque dès grâce interrogé interrogée invité invitée sollicité contacté contactée",
        "est-ce était est sont a ont été être avoir fait faire faut deux trois quatre cinq six",
        "sept huit neuf dix cent mille monsieur n'en ayons soit sinon tant tel telle tels face",
        "d'autres quelques reste pourquoi comment combien autour côté quant selon mister",
    ),
    calendar=words(
        "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin",
        "juillet août septembre octobre novembre décembre",
    ),
    first_person=words(
        "je j nous notre nos moi mon ma mes on me m suis avons serons devons pouvons sommes",
    ),
    speaking=words("je j moi tu te toi ton ta tes vous votre vos nous"),
    numbers=words(
        "deux trois quatre cinq six sept huit neuf dix onze douze plusieurs quelques suivant",
        "suivante suivants suivantes suit",
    ),
    remark_openers=words(
        "rien comme quel quelle quels quelles ça c ce cela voilà bravo vraiment ah oh eh hé et",
        "mais même encore sérieusement tiens merci oui non si sans-blague drôle dommage hélas",
        "chapeau allons bien bon évidemment enfin curieux étonnant sarcasme ironie vrai faux",
        "on qui quoi pas donc ouf euh mouais hum sic décidément tout",
    ),
    what=words("que qu"),
    reflexives=words("se s me m"),
    announcing=words(
        "message communiqué lettre courrier courriel texte mots réponse déclaration propos",
        "commentaire billet",
    ),
    replies=words(
        "réponse réplique verdict constat explication explications analyse conclusion réaction",
        "réactions justification confidence aveu commentaire résumé",
    ),
    mentions=words("terme termes mot expression formule"),
    senses=words("sens"),
    headings=words(
        "thème titre intitulé surnom surnoms nom noms sujet sobriquet pseudonyme acronyme sigle"
    ),
    works=words(
        "roman romans film films album albums livre livres série essai pièce recueil nouvelle",
        "chanson chansons documentaire exposition spectacle comédie tragédie thriller conte opéra",
        "opérette biographie autobiographie reportage émission podcast feuilleton éditions",
        "éd titre single tube poème bd bande-dessinée polar ouvrage téléfilm court-métrage",
        "long-métrage mémoires sculpture tableau toile installation fresque fanzine mensuel",
        "revue magazine sorti sortie paru parue publié publiée",
    ),
    naming=words(
        "appellent appelons surnommé surnommée surnommés surnommées classé classée classés",
        "classées",
        "intitulé intitulée intitulés intitulées titre titré titrée titrait nommé nommée baptisé",
        "baptisée surnommé surnommée dénommé dénommée dit dite dits dites mot mots terme termes",
        "expression formule film livre roman chanson album série ouvrage essai article émission",
        "documentaire pièce slogan devise revue appelé appelée projet opération programme logiciel",
        "magazine journal exercice cellule collection exposition prétendu prétendue soi-disant",
        "concept notion",
    ),
    titles=words(
        "M MM Mme Mmes Mlle Mlles Dr Drs Pr Prs Me Mgr St Ste Cie Mr Mrs cf Cf env ex p.ex vs",
        "dép tél Tél boul bd av apr éd adj adv Vve Cdt Cne Col Gal Lt Sgt resp c.-à-d i.e e.g",
    ),
    numbered=words("p pp n no No n° art Art al vol Vol fig Fig chap Chap t § éd réf env ch num"),
    often_final=words("etc Etc coll hab J.-C s.a S.A Inc Ltd min max janv févr sept oct nov déc"),
)
