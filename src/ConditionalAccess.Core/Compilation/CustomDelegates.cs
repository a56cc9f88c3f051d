using ConditionalAccess.Custom;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>Expressions as nested delegates, for processes that cannot generate code.</summary>
/// <typeparam name="TInput">What they read their facts from.</typeparam>
internal static partial class CustomDelegates<TInput>
    where TInput : ICustomInput, allows ref struct
{
    private delegate T Reader<T>(in TInput input);

    public static CustomPredicate<TInput> Compile(CustomNode node) => node switch
    {
        CustomLiteral { Value: true } => static (in _) => Truth.Yes,
        CustomLiteral => static (in _) => Truth.No,
        CustomAnd and => And([.. and.Terms.Select(Compile)]),
        CustomOr or => Or([.. or.Terms.Select(Compile)]),
        CustomChoice choice => Choose(Compile(choice.Test), Compile(choice.Then), Compile(choice.Else)),
        CustomTest test => Signed(test),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static CustomPredicate<TInput> And(CustomPredicate<TInput>[] terms) => (in input) =>
    {
        Truth value = Truth.Yes;
        foreach (CustomPredicate<TInput> term in terms)
        {
            value = value.And(term(in input));
            if (value == Truth.No) break;
        }

        return value;
    };

    private static CustomPredicate<TInput> Or(CustomPredicate<TInput>[] terms) => (in input) =>
    {
        Truth value = Truth.No;
        foreach (CustomPredicate<TInput> term in terms)
        {
            value = value.Or(term(in input));
            if (value == Truth.Yes) break;
        }

        return value;
    };

    private static CustomPredicate<TInput> Choose(CustomPredicate<TInput> test, CustomPredicate<TInput> then, CustomPredicate<TInput> otherwise)
        => (in input) => CustomOperations.Choose(test(in input), then(in input), otherwise(in input));

    private static CustomPredicate<TInput> Signed(CustomTest test)
    {
        CustomPredicate<TInput> value = Positive(test);
        bool isNegative = test.IsNegative;
        if (CustomOperands.IsExtension(test))
        {
            Truth withoutValue = CustomOperands.WithoutValue(test);
            return (in input) => input.Extension(value(in input), withoutValue, isNegative);
        }

        return isNegative ? (in input) => value(in input).Not() : value;
    }

    private static CustomPredicate<TInput> Positive(CustomTest test) => test switch
    {
        FlagTest flag => Flag(flag.Fact.Fact, flag.Fact.Definition.StaysUnknown),
        ComparisonTest comparison => Comparison(comparison),
        TextTest text => Text(text),
        NullTest none => IsNull(none.Value),
        MembershipTest listed => Membership(listed.Value, listed.Constants),
        RangeTest range => Range(range.Address.Fact, range.Address.Definition.StaysUnknown, range.Lower, range.Upper),
        MethodsTest set => Methods(set.Set.Fact, set.Set.Definition.StaysUnknown, set.Methods),
        AnyTest any => Any(any.List, any.Element is null ? null : CustomDelegates<ElementInput>.Compile(any.Element)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static CustomPredicate<TInput> Flag(CustomFact fact, bool staysUnknown) => (in input) => input.Flag(fact, staysUnknown);

    private static CustomPredicate<TInput> Range(CustomFact fact, bool staysUnknown, IpAddress lower, IpAddress upper) => (in input) => input.IsIn(fact, staysUnknown, lower, upper);

    private static CustomPredicate<TInput> Methods(CustomFact fact, bool staysUnknown, AuthenticationMethods methods) => (in input) => input.HasMethods(fact, staysUnknown, methods);

    private static CustomPredicate<TInput> Any(FactValue list, CustomPredicate<ElementInput>? element)
    {
        (CustomFact fact, bool staysUnknown, string? argument) = (list.Fact, list.Definition.StaysUnknown, list.Argument);
        return (in input) => input.Any(fact, staysUnknown, argument, element);
    }

    private static CustomPredicate<TInput> Comparison(ComparisonTest test)
    {
        ComparisonOperator op = test.Operator;
        if (CustomOperands.IsNumber(test.Left.Kind))
        {
            Reader<KnownNumber> left = Number(test.Left), right = Number(test.Right);
            return (in input) => CustomOperations.Compare(left(in input), right(in input), op, input.IsWhatIf);
        }

        switch (test.Left.Kind)
        {
            case FactKind.Version:
                Reader<KnownVersion> version = Version(test.Left), other = Version(test.Right);
                return (in input) => CustomOperations.CompareVersions(version(in input), other(in input), op, input.IsWhatIf);
            case FactKind.Id:
                Reader<GraphId> id = Id(test.Left), sameId = Id(test.Right);
                return (in input) => CustomOperations.AreSameIds(id(in input), sameId(in input));
            default:
                Reader<DeviceAttribute> text = TextOf(test.Left), sameText = TextOf(test.Right);
                return (in input) => CustomOperations.AreSameTexts(text(in input), sameText(in input));
        }
    }

    private static CustomPredicate<TInput> Text(TextTest test)
    {
        Reader<DeviceAttribute> text = TextOf(test.Value);
        (string operand, TextOperator op) = (test.Operand, test.Operator);
        if (test.IsCaseSensitive) return (in input) => CustomOperations.ExactText(text(in input), operand, op);
        return op switch
        {
            TextOperator.Equal => (in input) => FilterComparisons.IsEqual(text(in input), operand),
            TextOperator.StartsWith => (in input) => FilterComparisons.StartsWith(text(in input), operand),
            TextOperator.EndsWith => (in input) => FilterComparisons.EndsWith(text(in input), operand),
            _ => (in input) => FilterComparisons.Contains(text(in input), operand),
        };
    }

    private static CustomPredicate<TInput> IsNull(CustomValue value)
    {
        switch (value.Kind)
        {
            case FactKind.Id:
                Reader<GraphId> id = Id(value);
                return (in input) => CustomOperations.IsNullId(id(in input));
            case FactKind.Version:
                Reader<KnownVersion> version = Version(value);
                return (in input) => CustomOperations.IsNullVersion(version(in input));
            default:
                Reader<DeviceAttribute> text = TextOf(value);
                return (in input) => FilterComparisons.IsNull(text(in input));
        }
    }
}
