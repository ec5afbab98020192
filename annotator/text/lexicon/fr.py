"""Which French words introduce, attribute or begin a quotation? Data only."""

from annotator.text.lexicon.entry import Gender, Lexicon, genders, inflect, words

# Third person of the present, imperfect, past and future; past and present participle.
_ER = "e ent é ée és ées ait aient a èrent era eront erait eraient ant"
_GER = "e ent é ée eait eaient ea èrent era erait eant"

_SPEECH = (
    inflect(
        "accus affirm ajout alert analys appuy argu argument articul assur attest avou balay "
        "certifi chuchot clam claironn comment confess confi confirm conseill constat contest "
        "cri critiqu déclam déclar demand désol détaill dévoil dict écri esquiv estim évalu "
        "exclam exhort expliqu explicit expos exprim félicit formul fulmin fustig  gliss "
        "grommel grond hurl impatient implor indign indiqu insist interpell invectiv ironis "
        "justifi lament lâch mentionn murmur narr not notifi object observ offusqu opin "
        "ordonn pest plaid plaisant précis préconis proclam pronostiqu propos protest "
        "question racont raill récapitul réclam recommand rectifi réfut regrett relat relativis "
        "relev remarqu répliqu résum rétorqu soulign souffl soupir spécifi stigmatis "
        "suppli susurr tacl témoign tempêt tonn tranch twitt tweet vant vocifér alarm souhait "
        "redout récus rejett salu persifl blâm sermonn rican",
        _ER,
    )
    | inflect("jug interrog exig encourag envisag", _GER)
    | inflect("annon dénon énon lan nuan pronon avan", "ce cent cé cée çait çaient ça cèrent çant")
    | words(
        "répète répètent répété répétait répéta répétant réitère réitèrent réitéré réitérait",
        "complète complètent complété considère considèrent considéré considérait espère espèrent",
        "espéré espérait inquiète inquiètent inquiété inquiétait révèle révèlent révélé révélait",
        "suggère suggèrent suggéré suggérait tempère tempèrent tempéré tempérait énumère énuméré",
        "martèle martèlent martelé martelait assène assènent asséné concède concèdent concédé",
        "concédait appelle appellent appelé appelait rappelle rappellent rappelé rappelait",
        "rappelant appelant dit disent disait disaient dira diront dirait disant redit redisait",
        "écrit écrivent écrivait écrivaient écrivit écrira écrivant répond répondent répondait",
        "répondit répondu répondra répondant reconnaît reconnait reconnaissent reconnu reconnue",
        "reconnaissait reconnut reconnaissant admet admettent admis admettait admit convient",
        "conviennent convenu convenait convint prévient préviennent prévenu prévenait prévint",
        "avertit avertissent averti avertissait soutient soutiennent soutenu soutenait soutint",
        "prétend prétendent prétendu prétendait maintient maintiennent maintenu maintenait promet",
        "promettent promis promettait promit poursuit poursuivent poursuivi poursuivait conclut",
        "concluent conclu concluait reprend reprennent repris reprenait reprit surenchérit",
        "renchérit renchérissent renchéri enchaîne enchaînent enchaîné enchaînait contredit",
        "contredisait dément démentent démenti démentait démentit prédit prédisent prédisait",
        "gémit rugit réagit réagissent réagi réagissait pense pensent pensait pensé croit croient",
        "croyait cru craint craignent craignait déplore déplorent déploré déplorait défend",
        "défendent défendu défendait pointent pointé pointait réjouit réjouissent réjoui",
        "souvient souviennent souvenait réjouissait sourit souriait plaint plaignait résume",
    )
)

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

_GIVEN_M = words(
    "adam adrien ahmed aimé alain albert alex alexandre alexis ali amaury amine andré anthony",
    "antoine antonin armand arnaud arthur aurélien axel baptiste bastien benjamin benoît bernard",
    "bertrand brice bruno camille carlos cédric charles christian christophe claude clément",
    "corentin cyril damien daniel dario david denis didier dimitri dominique donald édouard elon",
    "emmanuel enzo éric erwan étienne eugène fabien fabrice félix fernand florent florian franck",
    "françois frédéric gabriel gaël gaspard gauthier geoffroy georges gérald gérard ghislain",
    "gilbert",
    "gilles grégoire grégory guillaume gustave guy hassan henri hervé hubert hugo hugues ibrahim",
    "ilan ismaël ivan jacques jamel jean jean-baptiste jean-claude jean-françois jean-louis",
    "jean-luc jean-marc jean-marie jean-michel jean-paul jean-philippe jean-pierre jean-yves",
    "jérémie jérémy jérôme joël jonas jonathan jordan joseph jules julien karim kévin kylian",
    "laurent léo léon léopold lionel loïc louis luc lucas lucien malik manuel marc marcel marin",
    "mario marius mark martin mathias mathieu mathis matthieu maurice max maxence maxime mehdi",
    "michaël michel mickaël mohamed mohammed moussa nabil nathan nicolas noah noé norbert olivier",
    "omar oscar pascal patrice patrick paul paulin philippe pierre pierre-yves quentin rachid",
    "raphaël raymond régis rémi rémy renaud rené richard robert robin rodolphe rodrigue roger",
    "roland romain romuald sacha said salim sam samir samuel samy sébastien serge simon stanislas",
    "stéphane steven sylvain tanguy thibault thibaut thierry thomas tim timothée tom tristan",
    "ulysse vadim valentin victor vincent vladimir wilfried william xavier yacine yann yannick",
    "yassine yves yvon youssef zacharie",
)
_GIVEN_F = words(
    "adèle adeline agathe agnès aïcha alexandra alexia alice alicia alix aline alma amandine",
    "amélie anaïs andréa angèle angélique anissa anna anne anne-laure anne-marie anne-sophie",
    "annick annie antoinette apolline ariane armelle astrid audrey aurélie aurore aya barbara",
    "béatrice bérénice bernadette blanche brigitte camille capucine carine carla carole caroline",
    "catherine cécile célia céline chantal charlène charlotte chloé christelle christiane",
    "christine claire clara clarisse claude claudine clémence clémentine colette coline constance",
    "coralie corinne daphné danielle deborah delphine denise diane dominique dorothée édith elena",
    "élisa élisabeth elisabeth élise ella éloïse élodie elsa émilie emma emmanuelle estelle esther",
    "eugénie eva ève fabienne fanny fatima fatou faustine flavie fleur flora florence françoise",
    "frédérique gabrielle gaëlle geneviève germaine ghislaine ginette gisèle hannah hélène",
    "héloïse huguette inès ingrid irène iris isabelle jacqueline jade jeanne jeannine jennifer",
    "jessica joséphine judith julia julie juliette justine karima karine khadija laetitia lamia",
    "laura laure laurence léa leïla lena léonie lina lise lola lou louise lucie lucile ludivine",
    "lydie madeleine magali maëlle malika manon margaux margot marguerite maria marianne marie",
    "marie-claude marie-france marie-pierre marielle marine marion marjorie marlène marthe martine",
    "maryse mathilde maud mélanie mélissa michèle micheline mireille monique morgane muriel",
    "myriam nadège nadia nadine naïma nathalie nicole nina noémie nora océane odette odile olga",
    "olivia ophélie pascale patricia paule pauline pénélope perrine philippine rachel rachida",
    "raphaëlle régine renée rita romane rosalie rose roxane sabine sabrina salomé samia samira",
    "sandra sandrine sara sarah ségolène séverine sibylle simone solange solène sonia sophie",
    "stéphanie suzanne suzie sylvie tatiana thérèse valentine valérie vanessa véronique victoire",
    "victoria violaine violette virginie viviane yasmina yasmine yolande yvette yvonne zoé",
)

LEXICON = Lexicon(
    code="fr",
    speech=_SPEECH,
    stance=_STANCE,
    labelling=words(
        "qualifie qualifient qualifié qualifiée qualifiait qualifiant juge jugent jugé jugée",
        "estime trouve trouvent décrit décrivent dénonce dénoncent dénoncé dénonçant évoque",
        "évoquent évoqué évoquant fustige fustigé taxe taxé traite traité parle parlé parlait",
        "regrette réclame salue salué saluant promet exige déplore assure",
    ),
    gerund="ant",
    gerund_after=words("en"),
    participle=("é", "ée", "és", "ées"),
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
    pronouns={"il": Gender.MALE, "elle": Gender.FEMALE, "celui-ci": Gender.MALE}
    | {"celle-ci": Gender.FEMALE, "ce dernier": Gender.MALE, "cette dernière": Gender.FEMALE},
    inverted=r"-(?:t-)?(ils|elles|il|elle|on|je|nous)\b",
    relatives=words("qui que qu dont où lequel laquelle auquel duquel"),
    articles=words("le la l les un une des son sa ses leur leurs notre nos ce cet cette ces"),
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
    given=genders(_GIVEN_M, _GIVEN_F),
    particles=words("de du d la le des van von der den al el ben bin ibn da di dos del della"),
    roles=words(
        "pdg ceo cto cfo dg président présidente vice-président vice-présidente directeur",
        "directrice patron patronne dirigeant dirigeante chef cheffe fondateur fondatrice",
        "cofondateur cofondatrice co-fondateur co-fondatrice créateur créatrice gérant gérante",
        "responsable porte-parole ministre secrétaire sénateur sénatrice député députée maire",
        "maires préfet préfète juge procureur procureure avocat avocate médecin professeur",
        "professeure chercheur chercheuse économiste analyste ingénieur ingénieure écrivain",
        "écrivaine auteur autrice journaliste rédacteur rédactrice éditorialiste philosophe",
        "historien historienne sociologue politologue climatologue biologiste physicien",
        "physicienne mathématicien mathématicienne entraîneur entraîneuse sélectionneur joueur",
        "joueuse capitaine chanteur chanteuse acteur actrice réalisateur réalisatrice syndicaliste",
        "délégué déléguée conseiller conseillère adjoint adjointe commissaire gouverneur général",
        "colonel commandant premier première inventeur inventrice propriétaire actionnaire",
        "cadre employé employée habitant habitante étudiant étudiante enseignant enseignante",
        "agriculteur agricultrice infirmier infirmière pilote consultant consultante expert",
        "experte spécialiste membre candidat candidate leader numéro coordinateur coordinatrice",
        "roi reine prince princesse pape évêque architecte artiste peintre romancier romancière",
        "numéro-un secrétaire-général pharmacien géographe boulangère boulanger libraire éleveuse",
        "éleveur maraîchère maraîcher apiculteur apicultrice vigneron vigneronne",
    ),
    bodies=words(
        "union organisation comité commission conseil ministère université école institut parti",
        "banque société groupe compagnie agence association fédération syndicat fondation saint",
        "sainte rue avenue place boulevard gare hôtel mairie assemblée sénat cour tribunal état",
        "états états-unis royaume-uni république ville région vallée mont lac rivière île mer",
        "océan nord sud est ouest europe afrique asie amérique france paris londres chine open",
        "source silicon wall street big tech new nations unies premier première grand grande",
    ),
    of=r"(?:de la |de l[’']|du |des |de |d[’']|chez |à la tête de |)",
    made_by=r"(?:développée?s?|créée?s?|conçue?s?|éditée?s?|fabriquée?s?|produite?s?) par",
    according=r"selon|d[’']après|à en croire|de l[’']avis de|aux yeux de|dixit|comme le dit",
    weak_according=r"pour",
    oblique={"lui": Gender.MALE, "elle": Gender.FEMALE},
    prepositions=words(
        "de d du des à au aux en dans sur sous par pour avec sans chez vers contre entre depuis",
        "devant derrière après avant selon malgré face envers auprès près hors",
    ),
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
        "d'autres reste pourquoi comment combien autour côté quant selon mister",
    ),
    calendar=words(
        "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin",
        "juillet août septembre octobre novembre décembre",
    ),
    first_person=words(
        "je j nous notre nos moi mon ma mes on me m suis avons serons devons pouvons sommes",
    ),
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
    naming=words(
        "intitulé intitulée intitulés intitulées titre titré titrée titrait nommé nommée baptisé",
        "baptisée surnommé surnommée dénommé dénommée dit dite dits dites mot mots terme termes",
        "expression formule film livre roman chanson album série ouvrage essai article émission",
        "documentaire pièce slogan devise revue appelé appelée projet opération programme logiciel",
        "magazine journal collection exposition prétendu prétendue soi-disant concept notion",
    ),
    titles=words(
        "M MM Mme Mmes Mlle Mlles Dr Drs Pr Prs Me Mgr St Ste Cie Mr Mrs cf Cf env ex p.ex vs",
        "dép tél Tél boul bd av apr éd adj adv Vve Cdt Cne Col Gal Lt Sgt resp c.-à-d i.e e.g",
    ),
    numbered=words("p pp n no No n° art Art al vol Vol fig Fig chap Chap t § éd réf env ch num"),
    often_final=words("etc Etc coll hab J.-C s.a S.A Inc Ltd min max janv févr sept oct nov déc"),
)
