using System.Globalization;
using System.Text;
using ConditionalAccess.Compliance;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Custom;

/// <summary>Writes nodes and values as C#, in one form for one meaning. The text can be compiled again.</summary>
internal static class CustomText
{
    private const string Element = "item";

    public static string Write(CustomNode node) => node switch
    {
        CustomLiteral literal => literal.Value ? "true" : "false",
        CustomAnd and => string.Join(" && ", and.Terms.Select(t => Grouped(t, t is CustomOr or CustomChoice))),
        CustomOr or => string.Join(" || ", or.Terms.Select(t => Grouped(t, t is CustomAnd or CustomChoice))),
        CustomChoice choice => Grouped(choice.Test, choice.Test is CustomChoice) + " ? " + Grouped(choice.Then, choice.Then is CustomChoice)
            + " : " + Grouped(choice.Else, choice.Else is CustomChoice),
        CustomTest test => Write(test),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Write(CustomValue value) => value switch
    {
        FactValue fact => (FactTable.IsOfManagedDevice(fact.Fact) ? "device." : "signIn.") + fact.Definition.Path + (fact.Argument is null ? "" : "(" + Quote(fact.Argument) + ")"),
        ElementValue => Element,
        PartValue part => part.Whole + "." + part.Part,
        OffsetValue offset => offset.Time + ".ToOffset(" + Span(offset.Offset) + ")",
        DifferenceValue difference => "(" + difference.Until + " - " + difference.Since + ")",
        TextConstant text => Quote(text.Text),
        IdConstant id => Quote(id.Id.ToString()),
        NumberConstant { Words: { } words } word => words.Name + "." + Enum.GetName(words, Enum.ToObject(words, word.Number)),
        NumberConstant number => number.Number.ToString(CultureInfo.InvariantCulture),
        VersionConstant version => Version(version.Version),
        TimeConstant time => Time(time.Time),
        SpanConstant span => Span(span.Span),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A text as a literal of C#; what could disturb a terminal is written as an escape.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (char c in text)
        {
            if (c is '"' or '\\') quoted.Append('\\').Append(c);
            else if (char.IsAsciiLetterOrDigit(c) || char.IsAscii(c) && !char.IsControl(c) || char.IsLetter(c)) quoted.Append(c);
            else quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return quoted.Append('"').ToString();
    }

    private static string Write(CustomTest test)
    {
        string not = test.IsNegative ? "!" : "", equal = test.IsNegative ? " != " : " == ";
        return test switch
        {
            FlagTest flag => not + flag.Fact,
            ComparisonTest { Operator: ComparisonOperator.Equal } same => same.Left + equal + same.Right,
            ComparisonTest compared when compared.IsNegative => "!(" + Compared(compared) + ")",
            ComparisonTest compared => Compared(compared),
            TextTest { Operator: TextOperator.Equal, IsCaseSensitive: false } text => text.Value + equal + Quote(text.Operand),
            TextTest text => not + text.Value + "." + (text.Operator == TextOperator.Equal ? nameof(Equals) : text.Operator.ToString()) + "(" + Quote(text.Operand)
                + (text.IsCaseSensitive ? ", StringComparison.Ordinal)" : ", StringComparison.OrdinalIgnoreCase)"),
            NullTest none => none.Value + equal + "null",
            MembershipTest listed => not + "new[] { " + string.Join(", ", listed.Constants) + " }.Contains(" + listed.Value + ")",
            RangeTest range => not + range.Address + ".IsIn(" + Quote(range.Text) + ")",
            MethodsTest set => not + set.Set + "(" + Methods(set.Methods) + ")",
            AnyTest any => not + any.List + Any(any.Element),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string Any(CustomNode? element) => element switch
    {
        null => ".Any()",
        TextTest { Value: ElementValue, Operator: TextOperator.Equal, IsCaseSensitive: false, IsNegative: false } text => ".Contains(" + Quote(text.Operand) + ")",
        ComparisonTest { Left: ElementValue, Operator: ComparisonOperator.Equal, IsNegative: false } id => ".Contains(" + id.Right + ")",
        _ => ".Any(" + Element + " => " + element + ")",
    };

    private static string Compared(ComparisonTest test) => test.Left + test.Operator switch
    {
        ComparisonOperator.Less => " < ",
        ComparisonOperator.LessOrEqual => " <= ",
        ComparisonOperator.Greater => " > ",
        _ => " >= ",
    } + test.Right;

    private static string Grouped(CustomNode node, bool needsParentheses) => needsParentheses ? "(" + node + ")" : node.ToString();

    private static string Version(DottedVersion version)
    {
        int count = Math.Max(2, (int)version.Count);
        return "new Version(" + string.Join(", ", Enumerable.Range(0, count).Select(i => version.Component(i).ToString(CultureInfo.InvariantCulture))) + ")";
    }

    private static string Time(DateTimeOffset time) => string.Create(CultureInfo.InvariantCulture, $"new DateTimeOffset({time.Ticks}L, {Span(time.Offset)})");

    private static string Span(TimeSpan span)
    {
        if (span == TimeSpan.Zero) return "TimeSpan.Zero";
        if (span.Ticks % TimeSpan.TicksPerSecond != 0) return string.Create(CultureInfo.InvariantCulture, $"new TimeSpan({span.Ticks}L)");
        return string.Create(CultureInfo.InvariantCulture, $"new TimeSpan({span.Days}, {span.Hours}, {span.Minutes}, {span.Seconds})");
    }

    private static string Methods(AuthenticationMethods methods)
        => string.Join(" | ", Enum.GetValues<AuthenticationMethods>().Where(m => m != AuthenticationMethods.None && (methods & m) != 0).Select(m => nameof(AuthenticationMethods) + "." + m));
}
