using ConditionalAccess.Evaluation;
using ConditionalAccess.Filters;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>
/// What the comparisons of one attribute tell apart. Every value that some comparison names is asked once, by the comparisons themselves; values that all
/// of them answer alike are one class.
/// </summary>
internal sealed class DeviceAttributeClasses
{
    // Every named text is compared with every named text: at most this often.
    private const long MostWork = 1 << 20;

    // A text is looked up once for each length of a beginning.
    private const int MostLengths = 16;

    // Stands for no answer, beside the three truths.
    private const char NotAsked = (char)3;

    private readonly DeviceComparison[] _comparisons;
    private readonly List<string> _classes = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _texts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _beginnings = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<DeviceTextTest> _tests = [];
    private readonly int _other, _notKnown, _noValue, _hidden;
    private readonly int[] _byCompliance = [], _byTrust = [];

    private DeviceAttributeClasses(DeviceProperty property, DeviceComparison[] comparisons)
    {
        (Property, _comparisons) = (property, comparisons);
        foreach (string text in Named(c => c.Test is FilterOperator.Equal or FilterOperator.In)) _texts[text] = Number(c => c.Of(text));
        // A text with this beginning that is not named itself.
        foreach (string text in Named(c => c.Test == FilterOperator.StartsWith)) _beginnings[text] = Number(c => c.Test == FilterOperator.StartsWith ? c.Of(text) : Other(c));
        foreach (DeviceComparison test in comparisons.Where(IsTest)) AddTest(Array.FindAll(comparisons, c => c.Test == test.Test && c.Operands[0] == test.Operands[0]), test);
        (_other, _notKnown, _noValue) = (Number(Other), Number(c => c.Of(default)), Number(c => c.Of(DeviceAttribute.Null)));
        _hidden = property < DeviceProperty.ExtensionAttribute1 ? _noValue : Number(c => c.Hidden);
        if (property == DeviceProperty.IsCompliant) _byCompliance = [_notKnown, Number(c => c.Of("False")), Number(c => c.Of("True"))];
        if (property == DeviceProperty.TrustType) _byTrust = [_notKnown, _noValue, .. Array.ConvertAll(DeviceTrustType.Texts.ToArray(), text => Number(c => c.Of(text)))];
    }

    public DeviceProperty Property { get; }

    public ReadOnlySpan<DeviceComparison> Comparisons => _comparisons;

    /// <summary>How many classes there are.</summary>
    public int Count => _classes.Count;

    /// <summary>Rows that one device picks at most.</summary>
    public int Picked => 1 + _tests.Count;

    /// <summary>The classes of an attribute; null when they would be too many, or when its value is not one text.</summary>
    /// <param name="property">The attribute.</param>
    /// <param name="comparisons">Its different comparisons.</param>
    public static DeviceAttributeClasses? Of(DeviceProperty property, DeviceComparison[] comparisons)
    {
        long named = comparisons.Length;
        var lengths = new HashSet<int>();
        foreach (DeviceComparison comparison in comparisons)
        {
            named += comparison.Operands.Length;
            if (comparison.Test == FilterOperator.StartsWith) lengths.Add(comparison.Operands[0].Length);
        }

        bool isOneText = property is not (DeviceProperty.PhysicalIds or DeviceProperty.SystemLabels);
        return isOneText && named * named <= MostWork && lengths.Count <= MostLengths ? new(property, comparisons) : null;
    }

    /// <summary>What a class answers to a comparison; null when it says nothing about it.</summary>
    /// <param name="number">The class.</param>
    /// <param name="comparison">The comparison's place among <see cref="Comparisons"/>.</param>
    public Truth? Answer(int number, int comparison) => _classes[number][comparison] == NotAsked ? null : (Truth)_classes[number][comparison];

    /// <summary>The attribute as it is evaluated.</summary>
    /// <param name="first">The row of the first class.</param>
    public DeviceAttributeRows Rows(int first)
    {
        bool isMore = _beginnings.Count > 0 || _tests.Count > 0;
        return new DeviceAttributeRows(Property)
        {
            Texts = new TextTable(From(_texts, first), isMore ? DeviceAttributeRows.OtherText : first + _other),
            Beginnings = new BeginningTable(From(_beginnings, first), first + _other),
            Tests = Array.ConvertAll(_tests.ToArray(), t => t with { Yes = first + t.Yes, No = first + t.No }),
            NotKnown = first + _notKnown,
            NoValue = first + _noValue,
            Hidden = first + _hidden,
            ByCompliance = Array.ConvertAll(_byCompliance, n => first + n),
            ByTrust = Array.ConvertAll(_byTrust, n => first + n),
        };
    }

    private static Dictionary<string, int> From(Dictionary<string, int> numbers, int first)
    {
        var rows = new Dictionary<string, int>(numbers.Comparer);
        foreach ((string text, int number) in numbers) rows.Add(text, first + number);
        return rows;
    }

    // A text that is not named is looked up by its beginning, and asked this.
    private static bool IsTest(DeviceComparison comparison) => comparison.Test is FilterOperator.EndsWith or FilterOperator.Contains;

    // Of a text that nobody names, neither whole nor as a beginning.
    private static Truth? Other(DeviceComparison comparison) => IsTest(comparison) ? null : comparison.IsNegative ? Truth.Yes : Truth.No;

    private IEnumerable<string> Named(Func<DeviceComparison, bool> by) => _comparisons.Where(by).SelectMany(c => c.Operands.ToArray()).Distinct(StringComparer.OrdinalIgnoreCase);

    // Once for all comparisons that ask the same, which is when it comes to the first of them.
    private void AddTest(DeviceComparison[] same, DeviceComparison test)
    {
        if (same[0] != test) return;
        Func<DeviceComparison, Truth?> When(Truth first) => c => Array.IndexOf(same, c) < 0 ? null : c.IsNegative == same[0].IsNegative ? first : first.Not();
        _tests.Add(new DeviceTextTest(same[0], Number(When(Truth.Yes)), Number(When(Truth.No))));
    }

    private int Number(Func<DeviceComparison, Truth?> answer)
    {
        var each = new char[_comparisons.Length];
        for (int i = 0; i < each.Length; i++) each[i] = answer(_comparisons[i]) is { } value ? (char)value : NotAsked;
        var answers = new string(each);
        if (!_numbers.TryGetValue(answers, out int number))
        {
            _numbers.Add(answers, number = _classes.Count);
            _classes.Add(answers);
        }

        return number;
    }
}
