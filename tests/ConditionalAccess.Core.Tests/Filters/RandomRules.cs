using ConditionalAccess.Filters;

namespace ConditionalAccess.Core.Tests.Filters;

/// <summary>Draws trees as the parser could produce them, from a seed.</summary>
internal sealed class RandomRules(int seed, FilterKind kind)
{
    private static readonly string[] DeviceNames =
        ["device.model", "device.isCompliant", "device.physicalIds", "device.deviceId", "device.extensionAttribute15", "device.deviceOSType", "user.department", "foo"];

    private static readonly string[] AttributeNames =
        ["CustomSecurityAttribute.Eng_Project", "CustomSecurityAttribute.9_and", "device.model", "user.department"];

    private static readonly string?[] Values =
        ["", "a", "True", "False", "true", "null", "$null", "a\"b", "`", "``\"", "'", "''", "\u201Cq\u201D", " -and ", "(", "]", "10.0", "\n", "\uD83D\uDE00", "\u2013", null];

    private readonly Random _random = new(seed);

    public FilterExpression Tree(int depth) => (depth == 0 ? 0 : _random.Next(4)) switch
    {
        1 => new FilterNot(Tree(depth - 1)),
        2 => new FilterAnd(Terms(depth - 1)),
        3 => new FilterOr(Terms(depth - 1)),
        _ => Comparison(),
    };

    private ValueArray<FilterExpression> Terms(int depth) => ValueArray.From(Enumerable.Range(0, _random.Next(2, 5)).Select(_ => Tree(depth)).ToArray());

    private FilterComparison Comparison()
    {
        string name = Pick(kind == FilterKind.Device ? DeviceNames : AttributeNames);
        bool isKnown = FilterProperties.TryResolve(name, kind, out FilterProperty property);
        var op = (FilterOperator)_random.Next((int)FilterOperator.Equal, (int)FilterOperator.NotIn + 1);
        FilterOperand operand = Operand();
        bool fits = new FilterTyping(new FilterFindings(), 0, 0).Check(property, op, operand);
        return new FilterComparison(property, op, operand, isKnown && fits);
    }

    private FilterOperand Operand()
    {
        if (_random.Next(3) == 0) return new FilterOperand(FilterOperandKind.List, new ValueArray<string>([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Pick(Values)!)]));
        return Pick(Values) is { } text ? new FilterOperand(FilterOperandKind.Text, [text]) : new FilterOperand(FilterOperandKind.Null, []);
    }

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];
}
