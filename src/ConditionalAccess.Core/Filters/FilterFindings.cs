using System.Globalization;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Filters;

/// <summary>Collects what the lexer and the parser find; every message of the rule language is here. Not thread-safe.</summary>
internal sealed class FilterFindings
{
    private readonly List<FilterProblem> _problems = [];
    private bool _enDashSeen, _smartQuotesSeen;

    /// <summary>All findings in order of position; findings at one position stay in the order they were made.</summary>
    public ValueArray<FilterProblem> InOrder() => _problems.Count == 0 ? [] : ValueArray.From(_problems.OrderBy(p => p.Position));

    public void Empty() => Error(DiagnosticCodes.FilterRuleEmpty, 0, "the filter rule is empty",
        "write at least one comparison, such as device.isCompliant -eq True");

    public void TooLong(int length, int limit) => Error(DiagnosticCodes.FilterRuleTooLong, limit,
        $"the filter rule is {Number(length)} characters long; Entra accepts {Number(limit)}", "shorten it or split it over several policies");

    public void TooDeep(int position, int limit) => Error(DiagnosticCodes.FilterNestedTooDeep, position,
        $"parentheses and -not are nested deeper than {Number(limit)} levels", "remove parentheses that are not needed");

    public void TooManyComparisons(int position, int limit) => Error(DiagnosticCodes.FilterTooManyComparisons, position,
        $"the filter rule holds more than {Number(limit)} comparisons", "gather values of one property with -in");

    public void ListTooLong(int position, int limit) => Error(DiagnosticCodes.FilterListTooLong, position,
        $"the list holds more than {Number(limit)} values", "split it or compare with -startsWith");

    public void Expected(string expected, FilterToken found, string remedy) => Error(DiagnosticCodes.FilterSyntax, found.Position,
        $"expected {expected}, found {Describe(found)}", remedy);

    public void TextNotClosed(int position) => Error(DiagnosticCodes.FilterTextNotClosed, position,
        "the text that begins here has no closing quote", "add the quote; write a double quote inside double quotes as `\"");

    public void QuotesMixed(int position) => Error(DiagnosticCodes.FilterQuotesMixed, position,
        "a text that begins with a smart quote holds a straight one", "write straight quotes on both sides");

    public void ParenthesisNotClosed(int opened) => Error(DiagnosticCodes.FilterParenthesisNotClosed, opened,
        "the parenthesis that opens here is never closed", "add the closing parenthesis");

    public void OperatorUnknown(FilterToken found) => Error(DiagnosticCodes.FilterOperatorUnknown, found.Position,
        $"expected an operator, found {Describe(found)}",
        found.Text.Contains('=', StringComparison.Ordinal)
            ? "write -eq, or -ne for the opposite"
            : "write one of -eq, -ne, -startsWith, -notStartsWith, -endsWith, -notEndsWith, -contains, -notContains, -in, -notIn");

    public void OperatorForGroupsOnly(FilterToken found) => Error(DiagnosticCodes.FilterOperatorForGroupsOnly, found.Position,
        $"the operator {Quote("-" + found.Text)} exists in group membership rules only", "rewrite the comparison with an operator of filters, such as -contains");

    public void TextNotQuoted(FilterToken found) => Error(DiagnosticCodes.FilterTextNotQuoted, found.Position,
        $"the value {Describe(found)} is not in quotes; only True, False, null, numbers and GUIDs may be", "put it in double quotes");

    public void ListInList(int position) => Error(DiagnosticCodes.FilterListInList, position,
        "a list stands inside a list", "write all values in one list");

    public void PropertyMalformed(FilterToken found) => Error(DiagnosticCodes.FilterPropertyMalformed, found.Position,
        $"{Describe(found)} is not the name of a property", "write object and attribute joined by one dot, such as device.isCompliant");

    public void PropertyUnknown(int position, string name, FilterKind kind) => Warning(DiagnosticCodes.FilterPropertyUnknown, position,
        kind == FilterKind.Device
            ? $"device filters have no property {Quote(name)}, so this comparison is unknown"
            : $"attribute filters have no property {Quote(name)}, so this comparison is unknown",
        kind == FilterKind.Device
            ? "name an attribute of device filters, such as device.operatingSystem"
            : "write CustomSecurityAttribute, a dot, the attribute set, an underscore and the attribute");

    public void ListExpected(int position, FilterOperator op) => Warning(DiagnosticCodes.FilterListExpected, position,
        $"{FilterWords.Of(op)} needs a list, so this comparison is unknown", "write the values in square brackets, separated by commas");

    public void SingleValueExpected(int position, FilterOperator op) => Warning(DiagnosticCodes.FilterSingleValueExpected, position,
        $"{FilterWords.Of(op)} takes one value and not a list, so this comparison is unknown", "write one value, or use -in or -notIn");

    public void NullNotComparable(int position) => Warning(DiagnosticCodes.FilterNullNotComparable, position,
        "null can be compared with -eq and -ne only, so this comparison is unknown", "write -eq null or -ne null, or put the word in quotes");

    public void OperatorNotListed(int position, FilterOperator op, string property) => Warning(DiagnosticCodes.FilterOperatorNotListed, position,
        $"Entra does not list {FilterWords.Of(op)} for {property}; it is evaluated as for any text", "use a listed operator, such as -eq");

    public void EqualityOnCollection(int position, FilterOperator op, string property) => Warning(DiagnosticCodes.FilterEqualityOnCollection, position,
        $"{property} is a collection and Entra does not list {FilterWords.Of(op)} for it; it compares whole elements",
        op == FilterOperator.Equal ? "write -contains" : "write -notContains");

    public void OperatorOnCollection(int position, FilterOperator op, string property) => Warning(DiagnosticCodes.FilterOperatorOnCollection, position,
        $"{property} is a collection, for which {FilterWords.Of(op)} has no meaning, so this comparison is unknown", "write -contains or -notContains");

    public void EnDash(int position)
    {
        if (_enDashSeen) return;
        _enDashSeen = true;
        Warning(DiagnosticCodes.FilterEnDash, position, "an en dash is read as a hyphen", "write a hyphen");
    }

    public void SmartQuotes(int position)
    {
        if (_smartQuotesSeen) return;
        _smartQuotesSeen = true;
        Warning(DiagnosticCodes.FilterSmartQuotes, position, "smart quotes are read as quotes", "write straight double quotes");
    }

    public void DollarWord(FilterToken found) => Warning(DiagnosticCodes.FilterDollarWord, found.Position,
        $"{Describe(found)} is read as {found.Text[1..]}", "leave the dollar sign out");

    private void Error(string code, int position, string message, string remedy) => _problems.Add(new FilterProblem(code, true, position, message, remedy));

    private void Warning(string code, int position, string message, string remedy) => _problems.Add(new FilterProblem(code, false, position, message, remedy));

    private static string Describe(FilterToken token) => token.Kind switch
    {
        FilterTokenKind.End => "the end of the rule",
        FilterTokenKind.Text => "the text " + Quote(token.Text),
        FilterTokenKind.HyphenWord => Quote("-" + token.Text),
        _ => Quote(token.Text),
    };

    private static string Quote(string text) => DiagnosticText.Quote(text);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
