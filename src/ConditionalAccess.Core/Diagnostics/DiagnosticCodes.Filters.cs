namespace ConditionalAccess.Diagnostics;

public static partial class DiagnosticCodes
{
    /// <summary>Error: the filter rule is null, empty or blank.</summary>
    public const string FilterRuleEmpty = "CAP1301";

    /// <summary>Error: the filter rule is longer than Entra accepts.</summary>
    public const string FilterRuleTooLong = "CAP1302";

    /// <summary>Error: parentheses and <c>-not</c> are nested too deep.</summary>
    public const string FilterNestedTooDeep = "CAP1303";

    /// <summary>Error: the filter rule holds too many comparisons.</summary>
    public const string FilterTooManyComparisons = "CAP1304";

    /// <summary>Error: a list holds too many values.</summary>
    public const string FilterListTooLong = "CAP1305";

    /// <summary>Error: something else stands where the grammar expects a certain element.</summary>
    public const string FilterSyntax = "CAP1306";

    /// <summary>Error: a text has no closing quote.</summary>
    public const string FilterTextNotClosed = "CAP1307";

    /// <summary>Error: a text is opened with a smart quote and holds or ends with a straight one.</summary>
    public const string FilterQuotesMixed = "CAP1308";

    /// <summary>Error: an opening parenthesis is never closed.</summary>
    public const string FilterParenthesisNotClosed = "CAP1309";

    /// <summary>Error: a word or sign stands where an operator is expected and is none.</summary>
    public const string FilterOperatorUnknown = "CAP1310";

    /// <summary>Error: the operator exists in group membership rules only.</summary>
    public const string FilterOperatorForGroupsOnly = "CAP1311";

    /// <summary>Error: a text is written without quotes.</summary>
    public const string FilterTextNotQuoted = "CAP1312";

    /// <summary>Error: a list stands inside a list.</summary>
    public const string FilterListInList = "CAP1313";

    /// <summary>Error: the name of a property is malformed.</summary>
    public const string FilterPropertyMalformed = "CAP1314";

    /// <summary>Warning: the property does not exist in this kind of filter; the comparison is unknown.</summary>
    public const string FilterPropertyUnknown = "CAP1320";

    /// <summary>Warning: <c>-in</c> or <c>-notIn</c> without a list; the comparison is unknown.</summary>
    public const string FilterListExpected = "CAP1321";

    /// <summary>Warning: a list after an operator that takes one value; the comparison is unknown.</summary>
    public const string FilterSingleValueExpected = "CAP1322";

    /// <summary>Warning: null with an operator other than <c>-eq</c> and <c>-ne</c>; the comparison is unknown.</summary>
    public const string FilterNullNotComparable = "CAP1323";

    /// <summary>Warning: Entra does not list the operator for this attribute; it is evaluated all the same.</summary>
    public const string FilterOperatorNotListed = "CAP1324";

    /// <summary>Warning: <c>-eq</c> or <c>-ne</c> on a collection; whole elements are compared.</summary>
    public const string FilterEqualityOnCollection = "CAP1325";

    /// <summary>Warning: the operator has no meaning for a collection; the comparison is unknown.</summary>
    public const string FilterOperatorOnCollection = "CAP1326";

    /// <summary>Warning: an en dash was read as a hyphen.</summary>
    public const string FilterEnDash = "CAP1327";

    /// <summary>Warning: smart quotes were read as quotes.</summary>
    public const string FilterSmartQuotes = "CAP1328";

    /// <summary>Warning: <c>$true</c>, <c>$false</c> or <c>$null</c> was read without its dollar sign.</summary>
    public const string FilterDollarWord = "CAP1329";
}
