using System.Linq.Expressions;
using System.Reflection;
using ConditionalAccess.Custom;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>Values in expression trees.</summary>
internal static partial class CustomTrees<TInput>
{
    private static readonly MethodInfo s_and = ((Func<Truth, Truth, Truth>)TruthLogic.And).Method;
    private static readonly MethodInfo s_or = ((Func<Truth, Truth, Truth>)TruthLogic.Or).Method;
    private static readonly MethodInfo s_not = ((Func<Truth, Truth>)TruthLogic.Not).Method;
    private static readonly MethodInfo s_choose = ((Func<Truth, Truth, Truth, Truth>)CustomOperations.Choose).Method;
    private static readonly MethodInfo s_compare = ((Func<KnownNumber, KnownNumber, ComparisonOperator, bool, Truth>)CustomOperations.Compare).Method;
    private static readonly MethodInfo s_compareVersions = ((Func<KnownVersion, KnownVersion, ComparisonOperator, bool, Truth>)CustomOperations.CompareVersions).Method;
    private static readonly MethodInfo s_sameIds = ((Func<GraphId, GraphId, Truth>)CustomOperations.AreSameIds).Method;
    private static readonly MethodInfo s_sameTexts = ((Func<DeviceAttribute, DeviceAttribute, Truth>)CustomOperations.AreSameTexts).Method;
    private static readonly MethodInfo s_exactText = ((Func<DeviceAttribute, string, TextOperator, Truth>)CustomOperations.ExactText).Method;
    private static readonly MethodInfo s_isNull = ((Func<DeviceAttribute, Truth>)FilterComparisons.IsNull).Method;
    private static readonly MethodInfo s_isNullId = ((Func<GraphId, Truth>)CustomOperations.IsNullId).Method;
    private static readonly MethodInfo s_isNullVersion = ((Func<KnownVersion, Truth>)CustomOperations.IsNullVersion).Method;
    private static readonly MethodInfo s_isIn = ((Func<DeviceAttribute, string[], Truth>)FilterComparisons.IsIn).Method;
    private static readonly MethodInfo s_oneOfIds = ((Func<GraphId, GraphId[], Truth>)CustomOperations.IsOneOfIds).Method;
    private static readonly MethodInfo s_oneOfNumbers = ((Func<KnownNumber, long[], Truth>)CustomOperations.IsOneOfNumbers).Method;
    private static readonly MethodInfo s_oneOfVersions = ((Func<KnownVersion, UInt128[], Truth>)CustomOperations.IsOneOfVersions).Method;
    private static readonly MethodInfo s_instant = ((Func<KnownTime, KnownNumber>)CustomOperations.Instant).Method;
    private static readonly MethodInfo s_difference = ((Func<KnownNumber, KnownNumber, KnownNumber>)CustomOperations.Difference).Method;
    private static readonly MethodInfo s_length = ((Func<DeviceAttribute, KnownNumber>)CustomOperations.Length).Method;
    private static readonly MethodInfo s_partOfVersion = ((Func<KnownVersion, int, KnownNumber>)CustomOperations.PartOfVersion).Method;
    private static readonly MethodInfo s_partOfTime = ((Func<KnownTime, ValuePart, KnownNumber>)CustomOperations.PartOfTime).Method;
    private static readonly MethodInfo s_toOffset = ((Func<KnownTime, TimeSpan, KnownTime>)CustomOperations.ToOffset).Method;

    private static readonly Dictionary<TextOperator, MethodInfo> s_text = new()
    {
        [TextOperator.Equal] = ((Func<DeviceAttribute, string, Truth>)FilterComparisons.IsEqual).Method,
        [TextOperator.StartsWith] = ((Func<DeviceAttribute, string, Truth>)FilterComparisons.StartsWith).Method,
        [TextOperator.EndsWith] = ((Func<DeviceAttribute, string, Truth>)FilterComparisons.EndsWith).Method,
        [TextOperator.Contains] = ((Func<DeviceAttribute, string, Truth>)FilterComparisons.Contains).Method,
    };

    private sealed partial class Builder
    {
        private MethodCallExpression Ask(string method, params Expression[] arguments) => Expression.Call(input, typeof(TInput).GetMethod(method)!, arguments);

        private MethodCallExpression Fact(string method, FactValue fact, params Expression[] more)
            => Ask(method, [Expression.Constant(fact.Fact), Expression.Constant(fact.Definition.StaysUnknown), .. more]);

        private MemberExpression IsWhatIf() => Expression.Property(input, typeof(TInput).GetProperty(nameof(ICustomInput.IsWhatIf))!);

        private Expression Number(CustomValue value) => value switch
        {
            FactValue { Kind: FactKind.Time } or OffsetValue => Expression.Call(s_instant, Time(value)),
            FactValue fact => Fact(nameof(ICustomInput.Number), fact),
            PartValue { Part: ValuePart.Length } part => Expression.Call(s_length, TextOf(part.Whole)),
            PartValue { Whole.Kind: FactKind.Version } part => Expression.Call(s_partOfVersion, Version(part.Whole), Expression.Constant((int)part.Part - (int)ValuePart.Major)),
            PartValue part => Expression.Call(s_partOfTime, Time(part.Whole), Expression.Constant(part.Part)),
            DifferenceValue difference => Expression.Call(s_difference, Number(difference.Until), Number(difference.Since)),
            _ => Expression.Constant(CustomOperands.Number(value)),
        };

        private Expression TextOf(CustomValue value) => value switch
        {
            FactValue fact => Fact(nameof(ICustomInput.Text), fact),
            ElementValue => Element(nameof(ICustomInput.Text)),
            _ => Expression.Constant(DeviceAttribute.Of(((TextConstant)value).Text)),
        };

        private Expression Id(CustomValue value) => value switch
        {
            FactValue fact => Fact(nameof(ICustomInput.Id), fact),
            ElementValue => Element(nameof(ICustomInput.Id)),
            _ => Expression.Constant(((IdConstant)value).Id),
        };

        private Expression Version(CustomValue value)
            => value is FactValue fact ? Fact(nameof(ICustomInput.Version), fact) : Expression.Constant(CustomOperands.Version((VersionConstant)value));

        private Expression Time(CustomValue value) => value switch
        {
            FactValue fact => Fact(nameof(ICustomInput.Time), fact),
            OffsetValue offset => Expression.Call(s_toOffset, Time(offset.Time), Expression.Constant(offset.Offset)),
            _ => Expression.Constant(new KnownTime(Presence.Value, ((TimeConstant)value).Time)),
        };

        private MethodCallExpression Element(string method) => Ask(method, Expression.Constant(CustomFact.None), Expression.Constant(true));
    }
}
