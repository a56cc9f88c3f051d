using System.Linq.Expressions;
using ConditionalAccess.Custom;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>Values in expression trees.</summary>
internal static partial class CustomTrees<TInput>
{
    private static readonly Func<Truth, Truth, Truth> s_and = TruthLogic.And;
    private static readonly Func<Truth, Truth, Truth> s_or = TruthLogic.Or;
    private static readonly Func<Truth, Truth> s_not = TruthLogic.Not;
    private static readonly Func<Truth, Truth, Truth, Truth> s_choose = CustomOperations.Choose;
    private static readonly Func<KnownNumber, KnownNumber, ComparisonOperator, bool, Truth> s_compare = CustomOperations.Compare;
    private static readonly Func<KnownVersion, KnownVersion, ComparisonOperator, bool, Truth> s_compareVersions = CustomOperations.CompareVersions;
    private static readonly Func<GraphId, GraphId, Truth> s_sameIds = CustomOperations.AreSameIds;
    private static readonly Func<DeviceAttribute, DeviceAttribute, Truth> s_sameTexts = CustomOperations.AreSameTexts;
    private static readonly Func<DeviceAttribute, string, TextOperator, Truth> s_exactText = CustomOperations.ExactText;
    private static readonly Func<DeviceAttribute, Truth> s_isNull = FilterComparisons.IsNull;
    private static readonly Func<GraphId, Truth> s_isNullId = CustomOperations.IsNullId;
    private static readonly Func<KnownVersion, Truth> s_isNullVersion = CustomOperations.IsNullVersion;
    private static readonly Func<DeviceAttribute, string[], Truth> s_isIn = FilterComparisons.IsIn;
    private static readonly Func<GraphId, GraphId[], Truth> s_oneOfIds = CustomOperations.IsOneOfIds;
    private static readonly Func<KnownNumber, long[], Truth> s_oneOfNumbers = CustomOperations.IsOneOfNumbers;
    private static readonly Func<KnownVersion, UInt128[], Truth> s_oneOfVersions = CustomOperations.IsOneOfVersions;
    private static readonly Func<KnownTime, KnownNumber> s_instant = CustomOperations.Instant;
    private static readonly Func<KnownNumber, KnownNumber, KnownNumber> s_difference = CustomOperations.Difference;
    private static readonly Func<DeviceAttribute, KnownNumber> s_length = CustomOperations.Length;
    private static readonly Func<KnownVersion, int, KnownNumber> s_partOfVersion = CustomOperations.PartOfVersion;
    private static readonly Func<KnownTime, ValuePart, KnownNumber> s_partOfTime = CustomOperations.PartOfTime;
    private static readonly Func<KnownTime, TimeSpan, KnownTime> s_toOffset = CustomOperations.ToOffset;

    private static readonly Dictionary<TextOperator, Func<DeviceAttribute, string, Truth>> s_text = new()
    {
        [TextOperator.Equal] = FilterComparisons.IsEqual,
        [TextOperator.StartsWith] = FilterComparisons.StartsWith,
        [TextOperator.EndsWith] = FilterComparisons.EndsWith,
        [TextOperator.Contains] = FilterComparisons.Contains,
    };

    private sealed partial class Builder
    {
        private MethodCallExpression Fact<TRead>(TRead read, FactValue fact, params Expression[] more)
            where TRead : Delegate
            => Expression.Call(read.Method, [input, Expression.Constant(fact.Fact), Expression.Constant(fact.Definition.StaysUnknown), .. more]);

        private MethodCallExpression IsWhatIf() => Expression.Call(s_isWhatIf.Method, input);

        private Expression Number(CustomValue value) => value switch
        {
            FactValue { Kind: FactKind.Time } or OffsetValue => Expression.Call(s_instant.Method, Time(value)),
            FactValue fact => Fact(s_numberOf, fact),
            PartValue { Part: ValuePart.Length } part => Expression.Call(s_length.Method, TextOf(part.Whole)),
            PartValue { Whole.Kind: FactKind.Version } part => Expression.Call(s_partOfVersion.Method, Version(part.Whole), Expression.Constant((int)part.Part - (int)ValuePart.Major)),
            PartValue part => Expression.Call(s_partOfTime.Method, Time(part.Whole), Expression.Constant(part.Part)),
            DifferenceValue difference => Expression.Call(s_difference.Method, Number(difference.Until), Number(difference.Since)),
            _ => Expression.Constant(CustomOperands.Number(value)),
        };

        private Expression TextOf(CustomValue value) => value switch
        {
            FactValue fact => Fact(s_textOf, fact),
            ElementValue => Element(s_textOf),
            _ => Expression.Constant(DeviceAttribute.Of(((TextConstant)value).Text)),
        };

        private Expression Id(CustomValue value) => value switch
        {
            FactValue fact => Fact(s_idOf, fact),
            ElementValue => Element(s_idOf),
            _ => Expression.Constant(((IdConstant)value).Id),
        };

        private Expression Version(CustomValue value)
            => value is FactValue fact ? Fact(s_versionOf, fact) : Expression.Constant(CustomOperands.Version((VersionConstant)value));

        private Expression Time(CustomValue value) => value switch
        {
            FactValue fact => Fact(s_timeOf, fact),
            OffsetValue offset => Expression.Call(s_toOffset.Method, Time(offset.Time), Expression.Constant(offset.Offset)),
            _ => Expression.Constant(new KnownTime(Presence.Value, ((TimeConstant)value).Time)),
        };

        private MethodCallExpression Element<TRead>(TRead read)
            where TRead : Delegate => Expression.Call(read.Method, input, Expression.Constant(CustomFact.None), Expression.Constant(true));
    }
}
