namespace ConditionalAccess.Custom.Reference;

/// <summary>The value of an expression, with the tests that decided it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Decided">The tests without which the value could have been another, in the order of the expression.</param>
internal sealed record CustomResult(Truth Value, ValueArray<DecidedTest> Decided)
{
    /// <summary>The value for people.</summary>
    /// <param name="text">The expression as its author wrote it.</param>
    public ExplainedCondition Explain(string text) => new(text, Known(Value), ValueArray.From(Decided.Select(Explain).Distinct()));

    private static ExplainedTest Explain(DecidedTest test) => new(test.Test.ToString(), Known(test.Value),
        ValueArray.From(test.Readings.Select(r => new ExplainedFact(r.Fact.ToString(), r.Reading.Show(r.Fact.Words)))));

    private static bool? Known(Truth value) => value == Truth.Unknown ? null : value == Truth.Yes;
}

/// <summary>One test of an expression with what it looked at.</summary>
/// <param name="Test">The test.</param>
/// <param name="Value">What it came to.</param>
/// <param name="Readings">The facts it looked at.</param>
internal sealed record DecidedTest(CustomTest Test, Truth Value, ValueArray<(FactValue Fact, FactReading Reading)> Readings);

/// <summary>
/// The normative meaning of expressions: plain, slow, and with the reasons. What the facts are comes from who derives it: sign-ins or devices.
/// </summary>
internal abstract class CustomReference
{
    /// <summary>Whether what the request leaves out counts as having no value (spec 0.3-2).</summary>
    protected virtual bool IsWhatIf => false;

    /// <summary>The value of an expression.</summary>
    public CustomResult Evaluate(CustomNode node) => node switch
    {
        CustomLiteral literal => new CustomResult(literal.Value ? Truth.Yes : Truth.No, []),
        CustomAnd and => Terms(and.Terms, Truth.No),
        CustomOr or => Terms(or.Terms, Truth.Yes),
        CustomChoice choice => Choice(choice),
        CustomTest test => Test(test),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What is known of a fact.</summary>
    protected abstract FactReading Read(FactValue fact);

    /// <summary>The value of a test of an extension attribute, which has its value on managed devices only.</summary>
    /// <param name="test">The test.</param>
    /// <param name="value">What it comes to with the attribute as it was reported, negation included.</param>
    /// <param name="withoutValue">What it comes to when the attribute has no value, negation included.</param>
    protected virtual Truth Extension(CustomTest test, Truth value, Truth withoutValue) => value;

    // A term of the deciding value decides alone; otherwise it is undecided terms, and otherwise all of them.
    private CustomResult Terms(ValueArray<CustomNode> terms, Truth deciding)
    {
        CustomResult[] results = [.. terms.Select(Evaluate)];
        if (results.FirstOrDefault(r => r.Value == deciding) is { } decided) return decided;
        CustomResult[] open = [.. results.Where(r => r.Value == Truth.Unknown)];
        CustomResult[] of = open.Length > 0 ? open : results;
        return new CustomResult(open.Length > 0 ? Truth.Unknown : deciding.Not(), ValueArray.From(of.SelectMany(r => r.Decided)));
    }

    private CustomResult Choice(CustomChoice choice)
    {
        CustomResult test = Evaluate(choice.Test), then = Evaluate(choice.Then), otherwise = Evaluate(choice.Else);
        if (test.Value != Truth.Unknown)
        {
            CustomResult chosen = test.Value == Truth.Yes ? then : otherwise;
            return new CustomResult(chosen.Value, [.. test.Decided, .. chosen.Decided]);
        }

        return then.Value == otherwise.Value && then.Value != Truth.Unknown
            ? new CustomResult(then.Value, [.. then.Decided, .. otherwise.Decided])
            : new CustomResult(Truth.Unknown, [.. test.Decided, .. then.Decided, .. otherwise.Decided]);
    }

    private CustomResult Test(CustomTest test)
    {
        CustomReadings readings = new(Read, IsWhatIf);
        Truth value = Signed(test, CustomTests.Positive(test, readings));
        if (readings.Seen.Any(s => s.Fact.Definition.IsExtension))
        {
            Truth withoutValue = Signed(test, CustomTests.Positive(test, new CustomReadings(_ => FactReading.None, IsWhatIf)));
            value = Extension(test, value, withoutValue);
        }

        return new CustomResult(value, [new DecidedTest(test, value, ValueArray.From(readings.Seen))]);
    }

    private static Truth Signed(CustomTest test, Truth value) => test.IsNegative ? value.Not() : value;
}
