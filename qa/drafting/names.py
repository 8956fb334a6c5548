"""Names that a draft can tell by sight: given names of people, their titles, countries and cities.

For recognising that "Maria Brenn" is a person, and for putting in a name that is nowhere in a library. They
are far from all; a name that is not among them is not taken for one.
"""

GIVEN = frozenset(
    """
    Aaron Abdul Abdullah Abigail Adam Adrian Ahmad Ahmed Aisha Alan Albert Alejandro Alessandro Alex
    Alexander Alexandra Alexei Alfred Ali Alice Alison Allison Amanda Amber Amelia Amina Amir Amy Ana
    Anastasia Andre Andrea Andreas Andrei Andrew Andy Angela Angelina Anil Anita Ann Anna Anne Annette
    Anthony Antoine Antonio Arjun Arnold Arthur Arturo Ashley Audrey Barack Barbara Barry Beatrice Ben
    Benjamin Bernard Bernie Beth Betty Bill Billy Bob Bobby Boris Brad Bradley Brandon Brenda Brett
    Brian Bruce Caleb Calvin Carl Carla Carlos Carmen Carol Caroline Carolyn Catherine Cecilia Charles
    Charlie Charlotte Chen Cheryl Chloe Chris Christian Christina Christine Christopher Claire Clara
    Clarence Claude Claudia Colin Connor Craig Cristina Curtis Cynthia Daniel Daniela Danielle Danny
    Darren Dave David Dean Deborah Debra Dennis Derek Diana Diane Diego Dilip Dmitry Dominic Donald
    Donna Doris Dorothy Doug Douglas Duncan Dylan Earl Eddie Edgar Eduardo Edward Edwin Eileen Elaine
    Eleanor Elena Eli Elijah Elizabeth Ella Ellen Elliot Elon Emanuel Emily Emma Emmanuel Enrique Eric
    Erica Erik Erin Ernest Esther Ethan Eugene Eva Evan Eve Evelyn Fatima Felix Fernando Fiona Frances
    Francis Francisco Franco Frank Franklin Fred Frederick Gabriel Gareth Gary Gavin Geoffrey George
    Gerald Gerard Gina Giovanni Giulia Giuseppe Glenn Gloria Gordon Grace Graham Greg Gregory Greta
    Guillermo Gustavo Guy Hannah Hans Harold Harriet Harry Harvey Hassan Heather Hector Helen Helena
    Henri Henry Herbert Hillary Holly Howard Hugh Hugo Ian Ibrahim Igor Imran Ingrid Irene Isaac Isabel
    Isabella Ivan Ivana Jack Jackie Jacob Jacqueline Jacques Jaime Jake James Jamie Jan Jane Janet
    Janice Jared Jason Javier Jean Jeff Jeffrey Jennifer Jenny Jeremy Jerome Jerry Jesse Jessica Jesus
    Jill Jim Jimmy Joan Joanna Joanne Joe Joel Johan Johann Johannes John Johnny Jon Jonas Jonathan
    Jorge Jose Joseph Joshua Joyce Juan Judith Judy Julia Julian Juliana Julie Justin Kamala Karen Karin
    Karl Kate Katherine Kathleen Kathryn Katie Keith Kelly Ken Kenneth Kevin Khalid Kim Kimberly Kirsten
    Klaus Kristen Kurt Kyle Lance Larry Laura Lauren Laurence Lawrence Leo Leon Leonard Leonardo Leslie
    Lewis Liam Linda Lindsay Lisa Lloyd Logan Lorenzo Louis Louise Luca Lucas Lucia Lucy Luigi Luis Luke
    Lydia Madeleine Mahmoud Manuel Marc Marcel Marco Marcus Margaret Maria Marian Marie Marina Mario
    Marion Mark Marlene Marta Martha Martin Marvin Mary Mason Mateo Matteo Matthew Matthias Maureen
    Maurice Mauricio Max Maxim Megan Mehmet Melanie Melissa Meredith Mia Michael Michel Michelle Miguel
    Mike Mikhail Miriam Mitch Mitt Mohamed Mohammad Mohammed Molly Monica Morgan Moses Muhammad Mustafa
    Nadia Nancy Naomi Narendra Natalia Natalie Natasha Nathan Neil Nelson Nicholas Nick Nicola Nicolas
    Nicole Nigel Nikita Nikolai Nina Noah Noel Nora Norman Oleg Olga Oliver Olivia Omar Oscar Otto Pablo
    Pamela Patricia Patrick Paul Paula Paulo Pavel Pedro Penelope Peter Phil Philip Philippe Phillip
    Pierre Priya Rachel Rafael Rahul Raj Ralph Ramon Randy Raul Ravi Ray Raymond Rebecca Recep Renata
    Rex Ricardo Richard Rick Rita Rob Robert Roberta Roberto Robin Rodrigo Roger Roland Ronald Rosa Rose
    Ross Roy Rudy Rupert Russell Ruth Ryan Sally Salman Salvador Sam Samantha Samir Samuel Sandra Sara
    Sarah Scott Sean Sebastian Serena Sergei Sergey Sergio Seth Shane Shannon Sharon Shaun Sheila Shinzo
    Silvia Simon Simone Sofia Sonia Sophia Sophie Stacey Stan Stanley Stefan Stella Stephanie Stephen
    Steve Steven Stewart Stuart Sunil Susan Suzanne Sven Sylvia Tamara Tanya Tara Ted Teresa Terrence
    Terry Theo Theodore Theresa Thomas Tiffany Tim Timothy Tina Todd Tom Tommy Tony Tracy Travis Trevor
    Tyler Ursula Valentina Valerie Vanessa Vera Veronica Vicente Victor Victoria Viktor Vincent Vincenzo
    Viola Vivian Vladimir Volodymyr Walter Wanda Warren Wayne Wendy Wilhelm William Willie Winston
    Wolfgang Xavier Yasmin Yolanda Yuri Yusuf Yvonne Zachary Zoe
    """.split()
)
SURNAMES = tuple(
    """
    Abernathy Ashdown Bancroft Blackwood Calloway Carmichael Castellan Chadwick Delacroix Dunmore
    Eastwick Fairbanks Farnsworth Galbraith Greenhalgh Hargreaves Hawthorne Holloway Ingersoll Kettering
    Kingsley Langford Lockridge Marchetti Merriweather Montague Northcott Ostrander Pemberton Pennington
    Quimby Radcliffe Rutherford Sandoval Standish Stanhope Thackeray Thistlewood Underhill Vandermeer
    Wainwright Whitcombe Winterbourne Woolridge Yardley
    """.split()
)
_COUNTRIES = """
    Afghanistan|Albania|Algeria|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain|Bangladesh|Belarus|
    Belgium|Belize|Benin|Bhutan|Bolivia|Botswana|Brazil|Brunei|Bulgaria|Burundi|Cambodia|Cameroon|Canada|Chile|
    China|Colombia|Croatia|Cuba|Cyprus|Denmark|Djibouti|Ecuador|Egypt|Eritrea|Estonia|Ethiopia|Fiji|Finland|
    France|Gabon|Germany|Ghana|Greece|Guatemala|Guyana|Haiti|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|
    Ireland|Israel|Italy|Jamaica|Japan|Kazakhstan|Kenya|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|
    Libya|Lithuania|Luxembourg|Madagascar|Malawi|Malaysia|Mali|Malta|Mauritania|Mauritius|Mexico|Moldova|Mongolia|
    Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nepal|Netherlands|Nicaragua|Nigeria|Norway|Oman|Pakistan|Panama|
    Paraguay|Peru|Poland|Portugal|Qatar|Romania|Russia|Rwanda|Samoa|Senegal|Serbia|Singapore|Slovakia|Slovenia|
    Somalia|Spain|Sudan|Suriname|Sweden|Switzerland|Syria|Tajikistan|Tanzania|Thailand|Tonga|Tunisia|Turkey|
    Turkmenistan|Uganda|Ukraine|Uruguay|Uzbekistan|Vanuatu|Venezuela|Vietnam|Yemen|Zambia|Zimbabwe
"""
_CITIES = """
    Accra|Adelaide|Amsterdam|Antwerp|Athens|Atlanta|Auckland|Baghdad|Baku|Bamako|Bangkok|Barcelona|Beijing|Belfast|
    Belgrade|Bergen|Berlin|Bern|Birmingham|Bogota|Bologna|Bordeaux|Boston|Brasilia|Bratislava|Brisbane|Bristol|
    Brussels|Bucharest|Budapest|Cairo|Calgary|Cardiff|Caracas|Chicago|Cologne|Copenhagen|Cordoba|Dakar|Dallas|
    Damascus|Delhi|Denver|Detroit|Dhaka|Dresden|Dublin|Durban|Edinburgh|Florence|Frankfurt|Geneva|Genoa|Ghent|
    Glasgow|Gothenburg|Graz|Grenoble|Hamburg|Hanoi|Harare|Havana|Helsinki|Houston|Innsbruck|Istanbul|Jakarta|
    Johannesburg|Kabul|Karachi|Kathmandu|Khartoum|Krakow|Kyoto|Lagos|Lausanne|Leeds|Leipzig|Lima|Lisbon|Liverpool|
    Ljubljana|London|Lyon|Madrid|Malaga|Manchester|Manila|Marseille|Melbourne|Miami|Milan|Minsk|Montevideo|Montreal|
    Moscow|Mumbai|Munich|Nairobi|Nantes|Naples|Nicosia|Osaka|Oslo|Ottawa|Palermo|Paris|Perth|Philadelphia|Phoenix|
    Porto|Prague|Pretoria|Quito|Reykjavik|Riga|Rome|Rotterdam|Salzburg|Santiago|Sarajevo|Seattle|Seoul|Seville|
    Shanghai|Sheffield|Sofia|Stockholm|Strasbourg|Stuttgart|Sydney|Tallinn|Tashkent|Tbilisi|Tehran|Tokyo|Toronto|
    Toulouse|Tripoli|Turin|Utrecht|Valencia|Vancouver|Venice|Vienna|Vilnius|Warsaw|Wellington|Winnipeg|Zagreb|Zurich
"""


def _names(listed: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in listed.split("|"))


COUNTRIES, CITIES = _names(_COUNTRIES), _names(_CITIES)
TITLES = frozenset(
    """
    Mr Mrs Ms Miss Dr Prof Professor Sir Dame Lord Lady Baroness President Premier Chancellor Minister
    Secretary Senator Representative Congressman Congresswoman Governor Mayor Councillor Judge Justice
    Chief King Queen Prince Princess Pope Cardinal Bishop Archbishop Reverend General Colonel Major
    Captain Lieutenant Sergeant Admiral Commander Officer Inspector Sheriff Detective Coach Speaker
    Ambassador Director Attorney Commissioner Leader Mr. Mrs. Ms. Dr. Prof. Sen. Rep. Gov. Gen. Col.
    Capt. Lt. Sgt.
    """.split()
)
