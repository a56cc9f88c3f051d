using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace ConditionalAccess;

/// <summary>
/// An immutable list with value equality. As a signal, <c>default</c> means "not known" and an empty list means "known to be none";
/// in a policy both mean "not configured". No element is null.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>
/// Thread-safe. Build it with a collection expression: <c>[a, b]</c>; a null element is refused there with an <see cref="ArgumentException"/> that names its
/// position, so that nobody has to guess later what it was meant to restrict. Only the parser of filters makes lists with a null, see
/// <see cref="Filters.FilterOperand"/>. Reading a <c>default</c> value behaves as reading an empty list.
/// </remarks>
[CollectionBuilder(typeof(ValueArray), nameof(ValueArray.Create))]
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "An array by value is what it is.")]
public readonly struct ValueArray<T> : IEquatable<ValueArray<T>>, IReadOnlyList<T>
{
    private readonly T[]? _items;

    internal ValueArray(T[] items) => _items = items;

    /// <summary>True when nothing was said: for a signal "not known", for a policy "not configured".</summary>
    public bool IsDefault => _items is null;

    /// <summary>True when there is no element, whether nothing was said or the list is empty.</summary>
    public bool IsEmpty => _items is null || _items.Length == 0;

    /// <summary>The number of elements; 0 for <c>default</c>.</summary>
    public int Count => _items is null ? 0 : _items.Length;

    /// <summary>The element at <paramref name="index"/>.</summary>
    /// <param name="index">Zero-based position.</param>
    /// <exception cref="IndexOutOfRangeException">The position is outside the list.</exception>
    public T this[int index] => (_items ?? [])[index];

    /// <summary>The elements as a span, without copying.</summary>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <summary>Enumerates without allocating.</summary>
    public Enumerator GetEnumerator() => new(_items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (_items ?? []).GetEnumerator();

    /// <summary>Equal when both hold equal elements in the same order; <c>default</c> equals only <c>default</c>.</summary>
    /// <param name="other">The other list.</param>
    public bool Equals(ValueArray<T> other)
    {
        if (_items is null || other._items is null) return _items is null && other._items is null;
        if (_items.Length != other._items.Length) return false;
        for (int i = 0; i < _items.Length; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(_items[i], other._items[i])) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ValueArray<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (T item in this) hash.Add(item);
        return hash.ToHashCode();
    }

    /// <summary>Value equality.</summary>
    public static bool operator ==(ValueArray<T> left, ValueArray<T> right) => left.Equals(right);

    /// <summary>Value inequality.</summary>
    public static bool operator !=(ValueArray<T> left, ValueArray<T> right) => !left.Equals(right);

    /// <summary>The elements in brackets, for debugging.</summary>
    public override string ToString() => _items is null ? "(not said)" : "[" + string.Join(", ", _items) + "]";

    /// <summary>Walks over the elements in order. It is not for several threads at once.</summary>
    /// <remarks>Ours and not that of a span, whose code for each element type of ours would be compiled again in each process.</remarks>
    public struct Enumerator
    {
        private readonly T[]? _items;
        private int _index;

        internal Enumerator(T[]? items) => (_items, _index) = (items, -1);

        /// <summary>The element, in place. It is there after <see cref="MoveNext"/> said so.</summary>
        public readonly ref readonly T Current => ref _items![_index];

        /// <summary>Goes to the next element; false after the last.</summary>
        public bool MoveNext() => _items is not null && (uint)++_index < (uint)_items.Length;
    }
}

/// <summary>Creates <see cref="ValueArray{T}"/> values.</summary>
public static class ValueArray
{
    /// <summary>Copies the elements into a new list. An empty span gives an empty list, not <c>default</c>.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="items">The elements.</param>
    /// <exception cref="ArgumentException">An element is null.</exception>
    public static ValueArray<T> Create<T>(ReadOnlySpan<T> items)
    {
        T[] elements = items.ToArray();
        RefuseNull(elements, nameof(items));
        return new(elements);
    }

    /// <summary>Copies a sequence into a new list.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="items">The elements; null gives <c>default</c>.</param>
    /// <exception cref="ArgumentException">An element is null.</exception>
    public static ValueArray<T> From<T>(IEnumerable<T>? items)
    {
        if (items is null) return default;
        T[] elements = [.. items];
        RefuseNull(elements, nameof(items));
        return new(elements);
    }

    /// <summary>A sequence that a host gives, element by element.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="items">The elements.</param>
    /// <param name="parameter">The parameter's name.</param>
    /// <exception cref="ArgumentException">An element is null.</exception>
    internal static IEnumerable<T> Each<T>(IEnumerable<T> items, string parameter)
        where T : class
    {
        int at = 0;
        foreach (T item in items)
        {
            yield return item ?? throw NullAt(at, parameter);
            at++;
        }
    }

    // Not generic, so that it is compiled once and not for each element type.
    private static void RefuseNull(Array elements, string parameter)
    {
        if (elements is not object?[] references) return;
        int at = Array.IndexOf(references, null);
        if (at >= 0) throw NullAt(at, parameter);
    }

    private static ArgumentException NullAt(int at, string parameter)
        => new(string.Create(CultureInfo.InvariantCulture, $"element {at} is null, expected a value; leave it out"), parameter);
}
