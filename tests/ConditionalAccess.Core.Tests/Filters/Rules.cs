using ConditionalAccess.Filters;

namespace ConditionalAccess.Core.Tests.Filters;

/// <summary>Short forms for building expected trees and for parsing.</summary>
internal static class Rules
{
    public static FilterRule Device(string text) => Read(text, FilterKind.Device);

    public static FilterRule Attributes(string text) => Read(text, FilterKind.SecurityAttributes);

    public static FilterProblem[] Problems(string? text, FilterKind kind = FilterKind.Device)
    {
        FilterRule.TryParse(text, kind, out _, out ValueArray<FilterProblem> problems);
        return problems.AsSpan().ToArray();
    }

    public static FilterProblem Refusal(string? text, FilterKind kind = FilterKind.Device)
    {
        Assert.False(FilterRule.TryParse(text, kind, out FilterRule? rule, out ValueArray<FilterProblem> problems), text);
        Assert.Null(rule);
        return Assert.Single(problems, p => p.IsError);
    }

    public static FilterComparison Compare(DeviceProperty property, string name, FilterOperator op, string value, bool isUnderstood = true)
        => new(new FilterProperty(property, name), op, Text(value), isUnderstood);

    public static FilterOperand Text(string value) => new(FilterOperandKind.Text, [value]);

    public static FilterOperand Null { get; } = new(FilterOperandKind.Null, []);

    public static FilterOperand List(params string[] values) => new(FilterOperandKind.List, [.. values]);

    public static FilterComparison Compliant(string value = "True", FilterOperator op = FilterOperator.Equal)
        => Compare(DeviceProperty.IsCompliant, "device.isCompliant", op, value);

    public static FilterComparison Trust(string value, FilterOperator op = FilterOperator.Equal)
        => Compare(DeviceProperty.TrustType, "device.trustType", op, value);

    public static FilterComparison Model(string value, FilterOperator op = FilterOperator.Equal)
        => Compare(DeviceProperty.Model, "device.model", op, value);

    /// <summary>Runs on a thread with 256 KiB of stack; a stack overflow there would end the process.</summary>
    public static T OnSmallStack<T>(Func<T> work)
    {
        T? result = default;
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(() => { result = work(); }), 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
        return result!;
    }

    private static FilterRule Read(string text, FilterKind kind)
    {
        Assert.True(FilterRule.TryParse(text, kind, out FilterRule? rule, out ValueArray<FilterProblem> problems), text + ": " + problems);
        Assert.Equal(kind, rule.Kind);
        Assert.DoesNotContain(problems, p => p.IsError);
        return rule;
    }
}
