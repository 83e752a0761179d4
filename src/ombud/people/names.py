"""Common given and family names in European cities, and the small words around a name; small letters, no accents."""

from __future__ import annotations

# Given names only where they are not also everyday words (so no May, Will, Mark, Art, Grace, Rose, Claire, Roman).
_GIVEN_WORDS = """
jan jans johan johannes johanna piet pieter peter petra petrus kees cees cornelis cornelia hans henk hendrik willem
wim gerard gerrit geert jeroen joost joris jorrit maarten marten martijn martin martina michiel michael michel
michelle mike niels nils paul paula pauline rob robert robbert roberto rik rick richard roel ruud ruben sander
sjoerd stefan stephan stephen steven stijn sven thijs thomas tim tom tobias vincent victor viktor wouter bas bart
bram daan daniel danielle david dennis dick dirk dries eric erik erika erica ernst evert floris frank frans frits
fred frederik fredrik gijs guus harm harry hugo jaap jacob jacobus jasper jelle jelmer jesse jim john jonas joop jos
jurgen jurre kevin klaas koen koos lars leo leon lodewijk lucas lukas luuk marc marcel marco marcus markus marijn
matthijs mathijs menno nico nicolaas nicolas nikolaus oscar oskar otto patrick pim rens rene remco ronald rutger
simon sybren teun theo theodoor tijmen tjeerd ton tony wessel wilhelm yorick anna anne anja anouk annelies annemarie
annemiek annette annika antje astrid barbara bea beatrijs beatrix brigitte carla caroline carolina catharina
katarina charlotte chantal christa christel christina christine cecilia cindy cora daphne debby denise diana dorien
edith eline elin elise elisa elisabeth elizabeth ella ellen els elsa elske emma esmee esther eva evelien evelyn
femke fenna fleur floor froukje gerda greet hanna hannah hanneke heleen helena helen helene henny hilde ilse inge
ingrid irene iris isabel isabelle jacqueline janneke jantine jennifer jessica joanna joke jolanda josephine josine
judith julia juliette karen karin karlijn katja kim kirsten kristina lara laura lianne lies liesbeth lieke linda
lisa lise loes lotte lucia lucie lydia maaike madelon manon margot margreet margriet maria marie marieke mariette
marijke marianne marina marion marjan marjolein marlies marlou marloes marta martha maud melanie merel mieke miranda
mirjam miriam monica monique nadia natalie natasja nathalie nicole nienke nina noor olga pien renate renee ria
rianne rosa roos ruth sabine sandra sanne sara sarah saskia selma silvia simone sofia sofie sophia sophie suzan
suzanne sylvia tamara tanja tessa tineke trudy ursula vera veronica veronika wendy wilma yvonne yvette adam alan
albert alex alexander alexandra alice alison amanda amy andrea andreas andrew angela ann anthony antony ashley ben
benjamin beth brenda brian bruce carl carol catherine charles chloe chris christian christopher claudia colin craig
daisy dan darren deborah derek donald donna dorothy douglas duncan edward eleanor emily ethan fiona gareth gary
gavin geoffrey george georgina gillian glenn gordon graham greg gregory guy harriet heather henry howard ian isaac
jack james jamie jane janet jason jeremy jill joan joanne joe jonathan joseph joshua joyce judy julie justin kate
katherine kathleen keith kelly kenneth laurence lauren lee leslie lewis liam louis louise luke lynn malcolm margaret
mary matthew maureen megan melissa nancy neil nigel oliver olivia owen pamela patricia philip phillip rachel ralph
raymond rebecca rhys roger rory ross rowan russell ryan samantha samuel sally scott sean sharon shaun sheila stacey
stuart susan teresa theresa timothy tracey trevor vanessa virginia walter wayne zoe agneta anders ake annelie arne
asa axel bengt birgitta bjorn bo bosse britt bror dag ebba einar elsie emil ester folke fredrika freja frida goran
gosta greta gudrun gun gunilla gunnar gustaf gustav hakan hampus harald hedda helge henrik hjalmar inger ingmar
ingvar isak jens jesper jorgen josefin kajsa karl kent kerstin kjell klara klas kristian kristin kristoffer lennart
lena linn linnea linus lisbeth love lovisa ludvig magdalena magnus maja malin margareta marit mats matilda mattias
mikael moa monika ola olle olof pal par patrik pernilla pia ragnar roland rolf rune sigrid siv sixten solveig
staffan stig stina sture svante tage tommy tomas torbjorn tore torsten tuva ulf ulla ulrika urban valter viggo
vilhelm ylva adele adrien agathe agnes alain alexandre alexis amelie anais andre angelique antoine apolline arnaud
arthur aurelie aurore baptiste bastien benedicte benoit bernadette bernard bertrand brice bruno camille cedric
celine christelle christophe clarisse claude clemence clement colette corinne cyril damien delphine denis didier
dominique edouard eliane elodie emilie emmanuel emmanuelle estelle etienne eugene fabien fabienne fabrice fanny
florence florent florian francine francis franck francois francoise frederic frederique gabriel gabrielle gael
gaelle gaspard genevieve georges geraldine ghislaine gilbert gilles gregoire guillaume gwenaelle henri herve hubert
ines jacques jean jeanne jeannine jerome joelle josette julien laetitia laurent lea leila liliane lionel loic luc
lucien lucienne ludovic madeleine marguerite marielle marine martine mathieu mathilde matthieu maurice maxime
michele mireille morgane muriel nadege nadine nathan noemie odette odile olivier pascal pascale patrice philippe
pierre quentin raphael raymonde regis remi romain sandrine sebastien serge severine solange solene stephane
stephanie sylvain sylvie therese thibault thierry tristan valentin valerie veronique virginie viviane xavier yann
yannick yves achim adelheid albrecht alfred anette angelika anke annegret armin arnold beate bernd bernhard bettina
birgit bjoern britta burkhard carsten claus dagmar detlef dieter doris eberhard eckhard elke erich erwin eugen felix
friederike friedrich fritz gabi gabriele georg gerd gerhard gisela gottfried guenter gunter gunther guenther
hannelore hartmut heidi heike heiko heinrich heinz helga helmut herbert hermann hildegard holger horst
ilona inga ingeborg ingo irmgard jochen joachim johann jorg joerg josef juergen jutta kai karla karsten kathrin
katrin katharina klaus konrad kurt lothar lutz manfred manuela margarete margit margrit marlene mareike matthias max
mechthild meike norbert olaf oswald philipp rainer ralf reinhard rudi rudolf rudiger siegfried silke steffen steffi
susanne svenja sybille theodor thorsten torben traute ulrich ulrike ute uwe volker waltraud werner wiebke wilfried
winfried wolfgang yasemin aaliyah abdi abdul abdullah abdulrahman adnan ahmad ahmed aicha aisha aishe
ali alina amina amir amira anil arjun asha ashraf ayaan ayse aysegul aziz bilal bogdan burak chandra chen cheng
danuta deepa dilek dmitri emine emre ewa fadi fadime farah farid fatima fatimah fatma fatmata fatoumata faduma
ferhat funda gita grzegorz gulsum hadi hafsa hakim halima hamid hamza hanan hasan hassan hatice hodan huda hussein
hussain ibrahim idris igor ikram imran indira ioana ismail ivan iwona jamal jamila javier jesus jin jorge jose juan
kamal karim katarzyna kenji khadija khaled khalid krzysztof kumar kwame lakshmi latifa layla ludmila luis magda
mahmoud malgorzata malika mamadou manuel marek mariam mariama mehdi mehmet mei meryem miguel milan mirela mohamed
mohammad mohammed mounir mourad muhammad murat mustafa nabil nadira najat nasrin nisha nour noura nur omar osman
ousmane pablo pawel pedro piotr priya radu rachid rahel rahma raj rajesh ramazan rana rania rashid ravi razan
rukhsana sadia said salma salim samir samira sanjay selim serkan shahid sharif siham soraya sunita svetlana syed
tariq thanh tomasz vijay wafa walid wei xiao yasmin yasmina youssef yusuf zahra zainab zeynep zofia zuzanna
"""
GIVEN = frozenset(_GIVEN_WORDS.split())

# Family names are only read in mailboxes, where they may stand alone: jansen@ or jjansen@.
_FAMILY_WORDS = """
jansen janssen janssens jong vries bakker visser smit meijer meyer mulder bos peters hendriks dekker dijkstra brink
kok vermeulen broek bruijn heuvel schouten beek willems koning maas verhoeven postma kuiper kuipers hoekstra huisman
veenstra hofman wolters prins jacobs gerritsen timmermans martens hermans driessen bosman leeuwen dijk berg haan
graaf groot kramer peeters maes mertens claes goossens wouters desmet smith jones taylor brown williams wilson
johnson davies robinson wright thompson evans walker roberts edwards hughes green lewis harris clarke jackson turner
hill cooper moore harrison watson anderson bennett campbell mitchell kelly andersson johansson karlsson nilsson
eriksson larsson olsson persson svensson gustafsson pettersson jonsson jansson hansson bengtsson lindberg jakobsson
magnusson lindstrom lindqvist lindgren axelsson lundberg bergstrom lundgren mattsson berglund fredriksson sandberg
henriksson sjoberg forsberg wallin engstrom danielsson eklund lundin hakansson bjork bergman hansen martin bernard
dubois thomas robert richard petit durand leroy moreau simon laurent lefebvre michel garcia bertrand roux fournier
morel girard andre lefevre mercier dupont lambert bonnet francois martinez rousseau vincent muller lefort guerin
mueller schmidt schneider fischer weber wagner becker schulz schulze hoffmann schafer schaefer bauer koch richter
klein schroder schroeder neumann schwarz zimmermann braun kruger krueger hofmann hartmann lange schmitt werner
krause lehmann schmid kohler maier huber keller ahmed ali hussain hassan khan yilmaz kaya demir celik ozturk nguyen
tran singh patel kumar silva santos kowalski nowak popov
"""
FAMILY = frozenset(_FAMILY_WORDS.split())

_PARTICLES_WORDS = """
van de der den het te ter ten 't v d von zu zur zum vom af du des la le les di da del della dos el al bin ben op in
"""
PARTICLES = frozenset(_PARTICLES_WORDS.split())
_TITLES_WORDS = """
dr drs ir ing mr mrs ms miss prof professor dhr heer mevr mevrouw mw meneer herr frau fru froken monsieur madame mme
mlle sir dame
"""
TITLES = frozenset(_TITLES_WORDS.split())
# A name followed by these names a place or a house: Anne Frank Stichting, Anna Paulowna, Martin Luther King plein.
_NOT_AFTER_WORDS = """
stichting huis school plein straat laan weg kade brug park ziekenhuis museum universiteit college instituut
institute foundation fonds street road square house hospital university library gata gatan torg plats skola skolan
sjukhus stiftelse rue place avenue boulevard ecole hopital fondation lycee strasse platz schule stiftung krankenhaus
haus gmbh bv nv ab ltd inc llc sarl sas
"""
NOT_AFTER = frozenset(_NOT_AFTER_WORDS.split())
_NOT_BEFORE_WORDS = """
sint st saint sankt sancta santa prins prinses koning koningin prince princess queen king kung drottning rue avenue
boulevard place gemeente stad ville kommun stadt universiteit university universitet college school lycee ecole
hopital stichting museum
"""
NOT_BEFORE = frozenset(_NOT_BEFORE_WORDS.split())
