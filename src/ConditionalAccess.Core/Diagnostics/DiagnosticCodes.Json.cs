namespace ConditionalAccess.Diagnostics;

public static partial class DiagnosticCodes
{
    /// <summary>The document has no content.</summary>
    public const string EmptyDocument = "CAP1001";

    /// <summary>The document is not JSON.</summary>
    public const string NotJson = "CAP1002";

    /// <summary>An object has the same member twice, or in two spellings.</summary>
    public const string DuplicateMember = "CAP1003";

    /// <summary>The documents are larger than the limit.</summary>
    public const string DocumentTooLarge = "CAP1004";

    /// <summary>A string is longer than the limit.</summary>
    public const string StringTooLong = "CAP1005";

    /// <summary>Objects and lists are nested deeper than the limit.</summary>
    public const string TooDeep = "CAP1006";

    /// <summary>A list has more entries than the limit.</summary>
    public const string ListTooLong = "CAP1007";

    /// <summary>There are more policies than the limit.</summary>
    public const string TooManyPolicies = "CAP1008";

    /// <summary>More was found than is reported.</summary>
    public const string MoreFindings = "CAP1009";

    /// <summary>The bytes are no text in an encoding that is read.</summary>
    public const string WrongEncoding = "CAP1010";

    /// <summary>The text holds a NUL character.</summary>
    public const string NulCharacter = "CAP1011";

    /// <summary>A text holds half of a surrogate pair.</summary>
    public const string LoneSurrogate = "CAP1012";

    /// <summary>The document holds comments.</summary>
    public const string CommentRead = "CAP1013";

    /// <summary>The document holds a comma before a closing bracket.</summary>
    public const string TrailingCommaRead = "CAP1014";

    /// <summary>The document has a byte order mark or is UTF-16.</summary>
    public const string EncodingRead = "CAP1015";

    /// <summary>A file, folder or stream cannot be read.</summary>
    public const string SourceNotReadable = "CAP1016";

    /// <summary>The document holds nothing of Conditional Access.</summary>
    public const string NothingFound = "CAP1017";

    /// <summary>The set is empty: everything would be allowed.</summary>
    public const string EmptySet = "CAP1018";

    /// <summary>The export is one page of several.</summary>
    public const string IncompleteExport = "CAP1019";

    /// <summary>Objects were found inside a wrapper.</summary>
    public const string WrapperRead = "CAP1020";

    /// <summary>Member names are spelled in another case than Graph's.</summary>
    public const string MemberSpelling = "CAP1021";

    /// <summary>An annotation or tool member has no meaning here.</summary>
    public const string AnnotationRead = "CAP1022";

    /// <summary>A member of a wrapper was not read and is not kept.</summary>
    public const string WrapperMemberIgnored = "CAP1023";

    /// <summary>The document holds more values than the limit.</summary>
    public const string TooManyValues = "CAP1024";

    /// <summary>The root of the document is neither an object nor a list.</summary>
    public const string WrongRoot = "CAP1025";

    /// <summary>A set of several documents holds no policy.</summary>
    public const string NoPolicies = "CAP1026";

    /// <summary>A policy has no conditions.</summary>
    public const string NoConditions = "CAP1101";

    /// <summary>An object looks like a policy but has another form than Graph's.</summary>
    public const string NotAGraphPolicy = "CAP1102";

    /// <summary>A policy plan, which is not supported.</summary>
    public const string PolicyPlan = "CAP1103";

    /// <summary>A value has the wrong JSON type.</summary>
    public const string WrongType = "CAP1104";

    /// <summary>An empty list or object stands where an object or null is due.</summary>
    public const string EmptyObject = "CAP1105";

    /// <summary>A single text stands where a list is due.</summary>
    public const string SingleText = "CAP1106";

    /// <summary>A list has a null entry.</summary>
    public const string NullEntry = "CAP1107";

    /// <summary>Flags are written as a list, or a list as flags.</summary>
    public const string FlagsForm = "CAP1108";

    /// <summary>A policy names no users, client applications or agents (V-02).</summary>
    public const string NoUsers = "CAP1109";

    /// <summary>A policy names no target resource (V-03).</summary>
    public const string NoApplications = "CAP1110";

    /// <summary>A policy names no client app types (V-05).</summary>
    public const string NoClientAppTypes = "CAP1111";

    /// <summary>A platform or location condition has excludes but no includes.</summary>
    public const string ExcludesOnly = "CAP1112";

    /// <summary>A policy template was read as a policy.</summary>
    public const string TemplateRead = "CAP1113";

    /// <summary>An object of no known kind stands among others.</summary>
    public const string UnknownObject = "CAP1114";

    /// <summary>Two objects have one id.</summary>
    public const string DuplicateId = "CAP1115";

    /// <summary>A condition that is not understood (V-25).</summary>
    public const string UnknownCondition = "CAP1116";

    /// <summary>A member that is not understood.</summary>
    public const string UnknownMember = "CAP1117";

    /// <summary>Undocumented agent conditions.</summary>
    public const string AgentConditions = "CAP1118";

    /// <summary>Deprecated device lists.</summary>
    public const string DeprecatedDeviceLists = "CAP1119";

    /// <summary>A set of words that says <c>none</c>.</summary>
    public const string NoneWord = "CAP1120";

    /// <summary>An object whose members are all empty.</summary>
    public const string AllNullObject = "CAP1121";

    /// <summary>Ids are wrapped in objects with names.</summary>
    public const string IdObjects = "CAP1122";

    /// <summary>Guest types without tenants.</summary>
    public const string NoExternalTenants = "CAP1123";

    /// <summary>Enumerated tenants without a member.</summary>
    public const string NoTenantMembers = "CAP1124";

    /// <summary>A time condition that says "always".</summary>
    public const string AllTimes = "CAP1125";

    /// <summary>The state is missing or not understood (V-01).</summary>
    public const string StateNotUnderstood = "CAP1201";

    /// <summary>A word of an enumeration that is not understood (V-25).</summary>
    public const string UnknownWord = "CAP1202";

    /// <summary>A text in an id list that is neither an id nor a keyword (V-36).</summary>
    public const string NotAnId = "CAP1203";

    /// <summary>The template placeholder for the current administrator.</summary>
    public const string CurrentAdministrator = "CAP1204";

    /// <summary>Several requirements without an operator that is understood (V-32).</summary>
    public const string OperatorMissing = "CAP1205";

    /// <summary>The template word <c>MfaAndChangePassword</c>.</summary>
    public const string MfaAndChangePassword = "CAP1206";

    /// <summary>A date that cannot be read.</summary>
    public const string UnreadableDate = "CAP1207";

    /// <summary>Words are spelled in another case than Graph's.</summary>
    public const string WordSpelling = "CAP1208";

    /// <summary>A word of older exports.</summary>
    public const string LegacyWord = "CAP1209";

    /// <summary>An address range that cannot be read (V-31).</summary>
    public const string UnreadableRange = "CAP1401";

    /// <summary>A block with bits set beyond its mask.</summary>
    public const string HostBits = "CAP1402";

    /// <summary>A country that cannot be read (V-31).</summary>
    public const string UnreadableCountry = "CAP1403";

    /// <summary>A named location of a type that is not understood.</summary>
    public const string UnknownLocationType = "CAP1404";

    /// <summary>An address range written as a text.</summary>
    public const string RangeAsText = "CAP1405";
}
